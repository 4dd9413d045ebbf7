import { listen } from "../core/events.js";
import { turn } from "./screens.js";

/** @typedef {import("../types").Open} Open */

/**
 * Closes the promotion.
 * @param {HTMLElement} element
 * @param {Open} open
 */
export const close = (element, open) => {
  listen(element, "click", () => open.close("button"));
};

/**
 * Goes to the named screen, or to the one after this. What stands behind a form is for those who send it, so without
 * a name a screen with a form closes, as the last one does.
 * @param {HTMLElement} element
 * @param {Open} open
 * @param {string} screen
 */
export const next = (element, open, screen) => {
  listen(element, "click", () => {
    if ((!screen && open.holder.querySelector("form")) || !turn(open, screen)) open.close("button");
  });
};
