/** What Tab stops at. */
export const STOPS = "input,select,textarea,a,button";

/**
 * Moves the focus to the heading of the screen, or to the first thing that can be used, or to the box itself.
 * @param {import("../types").Open} open
 */
export const enter = (open) => {
  const first = open.holder.querySelector("h2," + STOPS) || open.box;
  /** @type {HTMLElement} */ (first).focus({ preventScroll: true });
};
