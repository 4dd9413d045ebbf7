import { listen } from "../../core/events.js";
import { turn } from "../../dom/screens.js";
import { wayOf } from "../../dom/ways.js";

/**
 * Goes to the screen that the answers so far lead to.
 * @param {HTMLElement} element
 * @param {import("../../types").Open} open
 */
export function attach(element, open) {
  listen(element, "click", () => turn(open, wayOf(element, open.answers || {})));
}
