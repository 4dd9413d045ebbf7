/** An object without a prototype: `constructor` and the like are no keys of it. @returns {any} */
export const bare = () => Object.create(null);

/**
 * JSON text of plain values. Not JSON.stringify, because old libraries on shops' pages give Array a toJSON.
 * @param {any} value
 * @returns {string}
 */
export const json = (value) => {
  if (Array.isArray(value)) return "[" + value.map((one) => json(one)).join() + "]";
  if (!value || typeof value !== "object") return JSON.stringify(value === undefined ? null : value);
  return "{" + Object.keys(value).filter((key) => value[key] !== undefined)
    .map((key) => JSON.stringify(key) + ":" + json(value[key])).join() + "}";
};

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
