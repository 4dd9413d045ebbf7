/** An object without a prototype: `constructor` and the like are no keys of it. @returns {any} */
export const bare = () => Object.create(null);

/**
 * JSON text of plain values. As they are: old libraries on shops' pages give arrays and strings a `toJSON` of their own.
 * @param {any} value
 * @returns {string}
 */
export const json = (value) => JSON.stringify(value, function (name) {
  return this[name];
});

/**
 * Reads JSON into objects without a prototype.
 * @param {string} text
 * @returns {any}
 * @throws {SyntaxError} when it is none
 */
export const parse = (text) => JSON.parse(text, (key, value) => {
  if (key === "__proto__") return undefined;
  return value && typeof value === "object" && !Array.isArray(value) ? Object.assign(bare(), value) : value;
});
