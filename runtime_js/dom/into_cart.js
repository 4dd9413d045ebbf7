import { guard, listen } from "../core/events.js";

/**
 * Lets a button put something into the cart, once, and say whether that went well: its children are the words of before,
 * of a cart that has it, and of one that has not. It can be pressed again after the last.
 * @param {HTMLElement} button
 * @param {(answer: (taken: boolean) => void) => void} put
 */
export function intoCart(button, put) {
  const words = /** @type {HTMLElement[]} */ (Array.from(button.children));
  let busy = false;
  listen(button, "click", () => {
    if (busy) return;
    busy = true;
    button.setAttribute("aria-busy", "true");
    put(guard((taken) => {
      busy = taken;
      button.setAttribute("aria-busy", "false");
      words.forEach((word, i) => {
        word.hidden = i !== (taken ? 1 : 2);
      });
    }, "cart"));
  });
}
