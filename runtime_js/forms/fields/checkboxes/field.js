import { listen } from "../../../core/events.js";

/**
 * Makes the group wrong while none of its boxes is ticked; browsers know that of single boxes alone.
 * @param {HTMLElement} element
 */
export const attach = (element) => {
  const first = /** @type {HTMLInputElement} */ (element.querySelector("input"));
  const judge = () => first.setCustomValidity(element.querySelector(":checked") ? "" : "none");
  listen(element, "input", judge);
  judge();
};
