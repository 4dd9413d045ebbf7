/**
 * A cookie's text, decoded; undefined when there is none.
 *
 * @param {string} name
 * @returns {string | undefined}
 */
export function read(name) {
  const found = document.cookie.split("; ").find((one) => one.split("=")[0] === name);
  if (found === undefined) return undefined;
  const text = found.slice(name.length + 1);
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
