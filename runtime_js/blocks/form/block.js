import { handle } from "../../forms/form.js";

/**
 * Makes the form send itself as a lead.
 * @param {HTMLElement} element
 * @param {import("../../types").Open} open
 */
export function attach(element, open) {
  handle(element, open);
}
