import { parts } from "../core/site.js";

/** What Tab stops at. */
export const STOPS = "input,select,textarea,a,button";

/**
 * Moves the focus to the heading of the screen, or to the first thing that can be used; else it stays.
 * @param {import("../types").Open} open
 */
export const enter = (open) => {
  /** @type {HTMLElement | null} */ (open.holder.querySelector("h2," + STOPS))?.focus(
    parts.layers.inline && { preventScroll: true });
};
