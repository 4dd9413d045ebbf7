/**
 * The text of the first such element; undefined when there is none.
 *
 * @param {string} selector
 * @returns {string | undefined}
 */
export function read(selector) {
  const found = document.querySelector(selector);
  return found ? (found.textContent || "").trim() : undefined;
}
