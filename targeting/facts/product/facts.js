import { onProduct, product } from "../../../runtime_js/core/product.js";
import { data } from "../../../runtime_js/core/site.js";

/** @typedef {import("../../../runtime_js/types").FactReader} FactReader */
/** @typedef {import("../../../runtime_js/types").Product} Product */

/** @returns {Product} */
function shown() {
  return product() || {};
}

/** @param {unknown} found */
function text(found) {
  return found === undefined || found === null ? undefined : String(found);
}

/** One text or a list of them as a set. @param {unknown} found @returns {string[] | undefined} */
function set(found) {
  return found === undefined || found === null ? undefined : /** @type {unknown[]} */ ([]).concat(found).map(String);
}

/** @type {FactReader} */
export function id() {
  return text(shown().id);
}

/** @type {FactReader} */
export function sku() {
  return text(shown().sku);
}

/** @type {FactReader} */
export function price(wanted) {
  const { price: found, currency = data.currency } = shown();
  return Number.isFinite(found) && (!wanted || wanted === currency) ? found : undefined;
}

/** @type {FactReader} */
export function category() {
  return set(shown().categories);
}

/** @type {FactReader} */
export function tags() {
  return set(shown().tags);
}

/** @type {FactReader} */
export function vendor() {
  return text(shown().vendor);
}

/** @type {FactReader} */
export function available() {
  return shown().available;
}

/** @type {import("../../../runtime_js/types").FactWatch} */
export function watch(changed) {
  onProduct(changed);
}
