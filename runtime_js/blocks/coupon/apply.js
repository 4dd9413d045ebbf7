import { parts } from "../../core/site.js";
import { intoCart } from "../../dom/into_cart.js";

/**
 * Puts the code above the button into the cart, by the platform.
 * @param {HTMLElement} element
 * @param {import("../../types").Open} open
 */
export function attach(element, open) {
  const code = /** @type {HTMLElement} */ (/** @type {HTMLElement} */ (element.parentElement).querySelector("code"));
  const platform = parts.platform;
  intoCart(element, (answer) => platform.apply?.(/** @type {string} */ (code.textContent), open.promotion.id, answer));
}
