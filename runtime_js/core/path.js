/**
 * What stands at a path of names, undefined where it ends before.
 * @param {any} top
 * @param {string} path `customer.tier`, `items.0.name`
 * @returns {any}
 */
export const at = (top, path) =>
  path.split(".").reduce((value, key) => (value === undefined || value === null ? undefined : value[key]), top);
