/**
 * An attribute of the first such element; undefined when there is neither.
 *
 * @param {[string, string]} given selector, name of the attribute
 * @returns {string | undefined}
 */
export function read([selector, name]) {
  const found = document.querySelector(selector);
  const text = found && found.getAttribute(name);
  return text === null ? undefined : text;
}
