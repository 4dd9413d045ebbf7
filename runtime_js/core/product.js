import { guard } from "./events.js";
import { parts } from "./site.js";
import { counts, pageData } from "./view.js";

/** @typedef {import("../types").Product} Product */

/** @type {Product | undefined} */
let current;
/** The page view in which the platform was asked. @type {object | undefined} */
let asked;
/** @type {(() => void)[]} */
const hearers = [];

/**
 * The product that the page shows: what the page says of itself, else what the platform knows; undefined while nobody
 * does. The first call in a page view asks the platform, so only a rule that needs it may.
 * @returns {Product | undefined}
 */
export const product = () => {
  const said = pageData().product;
  if (said) return said;
  if (asked !== counts) {
    const here = (asked = counts);
    current = undefined;
    if (parts.platform.product) {
      guard(parts.platform.product, "product")((found) => {
        // The visitor may be on another page by now.
        if (asked !== here) return;
        current = found;
        hearers.forEach((fn) => fn());
      });
    }
  }
  return current;
};

/**
 * Calls `fn` when the platform has told of a product.
 * @param {() => void} fn
 */
export const onProduct = (fn) => {
  hearers.push(fn);
};
