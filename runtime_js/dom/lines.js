/**
 * Shows one of the lines that an element holds for what may be said, by its `data-say`, and none of the others.
 * @param {HTMLElement} element
 * @param {string} name none of them when there is no such line
 */
export const showLine = (element, name) => element.querySelectorAll("[data-say]").forEach((line) => {
  const words = /** @type {HTMLElement} */ (line);
  words.hidden = words.dataset.say !== name;
});
