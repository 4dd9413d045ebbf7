/**
 * What a `<meta>` element says; undefined when there is none.
 *
 * @param {string} name
 * @returns {string | undefined}
 */
export function read(name) {
  const wanted = CSS.escape(name);
  const found = document.querySelector("meta[name=" + wanted + "],meta[property=" + wanted + "]");
  return found ? found.getAttribute("content") || "" : undefined;
}
