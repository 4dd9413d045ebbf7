import { copies } from "../../dom/copying.js";

/**
 * Copies the code beside the button, and says so in the button, which stands in a live region. Where that fails, the
 * code stays marked.
 * @param {HTMLElement} element
 * @param {import("../../types").Open} open
 */
export function attach(element, open) {
  const coupon = /** @type {HTMLElement} */ (element.parentElement);
  const code = /** @type {HTMLElement} */ (coupon.firstElementChild);
  copies(element, open, coupon, () => code.textContent || "", () => getSelection()?.selectAllChildren(code));
}
