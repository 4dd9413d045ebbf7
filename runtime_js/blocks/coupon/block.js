import { listen } from "../../core/events.js";

/**
 * Copies the code beside the button, and says so in the button, which stands in a live region.
 * @param {HTMLElement} element
 * @param {import("../../types").Open} open
 */
export function attach(element, open) {
  const coupon = /** @type {HTMLElement} */ (element.parentElement);
  const code = /** @type {HTMLElement} */ (coupon.firstElementChild);
  const done = () => {
    const words = element.children;
    /** @type {HTMLElement} */ (words[0]).hidden = true;
    /** @type {HTMLElement} */ (words[1]).hidden = false;
    open.engage("copy", coupon.id);
  };
  const byHand = () => {
    const selection = getSelection();
    if (selection) selection.selectAllChildren(code);
    if (document.execCommand("copy")) done();
  };
  listen(element, "click", (event) => {
    const clipboard = navigator.clipboard;
    // A copy is an engagement of its own kind, and not a click besides.
    event.stopPropagation();
    // Only pages served by https have a clipboard, and a frame may be refused it.
    if (clipboard) clipboard.writeText(code.textContent || "").then(done, byHand);
    else byHand();
  });
}
