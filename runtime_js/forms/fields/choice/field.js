/**
 * Chooses the answer that the fact of `prefill` names; any other value of it chooses nothing. Where that is where the
 * shopper began, it is no answer of theirs yet.
 * @param {HTMLElement} element
 */
export const attach = (element) => {
  const value = element.dataset.prefill;
  element.querySelectorAll("input,option").forEach((found) => {
    const answer = /** @type {any} */ (found);
    if (!value || answer.value !== value) return;
    answer.defaultChecked = answer.defaultSelected = true;
    /** @type {any} */ (element).defaultValue = value;
  });
};
