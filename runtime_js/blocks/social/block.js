import { listen } from "../../core/events.js";

/**
 * Counts a way to the shop's other places as an engagement of its own kind, and not as a click besides.
 * @param {HTMLElement} element
 * @param {import("../../types").Open} open
 */
export function attach(element, open) {
  listen(element, "click", (event) => {
    event.stopPropagation();
    open.engage("social", /** @type {Element} */ (element.closest("[id]")).id);
  });
}
