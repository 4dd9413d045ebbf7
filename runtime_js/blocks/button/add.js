import { parts } from "../../core/site.js";
import { intoCart } from "../../dom/into_cart.js";

/**
 * Puts the button's product into the cart, by the platform.
 * @param {HTMLElement} element
 * @param {import("../../types").Open} open
 */
export function attach(element, open) {
  const { product = "", quantity = "1" } = element.dataset;
  const platform = parts.platform;
  intoCart(element, (answer) => platform.add?.(product, +quantity, open.promotion.id, answer));
}
