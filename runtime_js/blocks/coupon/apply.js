import { guard, listen } from "../../core/events.js";
import { parts } from "../../core/site.js";

/**
 * Puts the code above the button into the cart, by the platform, and says in the button whether that went well.
 * @param {HTMLElement} element
 * @param {import("../../types").Open} open
 */
export function attach(element, open) {
  const code = /** @type {HTMLElement} */ (/** @type {HTMLElement} */ (element.parentElement).querySelector("code"));
  const words = /** @type {HTMLElement[]} */ (Array.from(element.children));
  const platform = parts.platform;
  let busy = false;
  listen(element, "click", () => {
    if (busy || !platform.apply) return;
    busy = true;
    element.setAttribute("aria-busy", "true");
    platform.apply(/** @type {string} */ (code.textContent), open.promotion.id, guard((taken) => {
      busy = taken;
      element.setAttribute("aria-busy", "false");
      words.forEach((word, i) => {
        word.hidden = i !== (taken ? 1 : 2);
      });
    }, "apply"));
  });
}
