import { cart, onCart } from "../../../runtime_js/core/cart.js";

/** @typedef {import("../../../runtime_js/types").FactReader} FactReader */
/** @typedef {import("../../../runtime_js/types").CartLine} CartLine */

/**
 * An amount of the cart; unknown when it is in another currency than the one that is asked for.
 *
 * @param {"total" | "subtotal" | "discount"} name
 * @param {string | undefined} wanted
 */
function amount(name, wanted) {
  const held = cart();
  return held && (!wanted || held.currency === wanted) && Number.isFinite(held[name]) ? held[name] : undefined;
}

/**
 * What the lines have under a name, each once; unknown when some line does not tell.
 *
 * @param {keyof CartLine} name
 * @returns {string[] | undefined}
 */
function collected(name) {
  const { lines } = cart() || {};
  if (!lines || lines.some((line) => line[name] === undefined)) return undefined;
  const all = lines.reduce((list, line) => list.concat(/** @type {any} */ (line[name])), /** @type {unknown[]} */ ([]));
  return all.map(String).filter((one, i, list) => list.indexOf(one) === i);
}

/** @type {FactReader} */
export function value(currency) {
  return amount("total", currency);
}

/** @type {FactReader} */
export function subtotal(currency) {
  return amount("subtotal", currency);
}

/** @type {FactReader} */
export function discount(currency) {
  return amount("discount", currency);
}

/** @type {FactReader} */
export function count() {
  const held = cart();
  if (!held || held.count !== undefined || !held.lines) return held && held.count;
  return held.lines.reduce((sum, line) => sum + line.quantity, 0);
}

/** @type {FactReader} */
export function lines() {
  const held = cart();
  return held && held.lines && held.lines.length;
}

/** @type {FactReader} */
export function products() {
  return collected("product");
}

/** @type {FactReader} */
export function skus() {
  return collected("sku");
}

/** @type {FactReader} */
export function categories() {
  return collected("categories");
}

/** @type {FactReader} */
export function vendors() {
  return collected("vendor");
}

/** @type {FactReader} */
export function tags() {
  return collected("tags");
}

/** @type {FactReader} */
export function coupon() {
  const held = cart();
  return held && held.codes;
}

/** @type {FactReader} */
export function currency() {
  const held = cart();
  return held && held.currency;
}

/** @type {import("../../../runtime_js/types").FactWatch} */
export function watch(changed) {
  onCart(changed);
}
