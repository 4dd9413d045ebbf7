/**
 * The screen that answers lead to: the first of the rows `[screen, field, value]` in `data-go` whose field has that
 * answer, alone or among others; a row without a field is for all that is left.
 * @param {HTMLElement} element
 * @param {{ [name: string]: unknown }} answers
 * @returns {string | undefined} nothing when no row holds
 */
export const wayOf = (element, answers) => {
  /** @type {[string, string?, string?][]} */
  const rows = JSON.parse(/** @type {string} */ (element.dataset.go));
  const found = rows.find(([, field, value]) => !field || /** @type {unknown[]} */ ([]).concat(answers[field]).some((one) => String(one) === value));
  return found && found[0];
};
