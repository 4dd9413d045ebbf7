/**
 * Moves the focus to the heading of the screen, or to the first thing that can be used, or to the box itself.
 * @param {import("../types").Open} open
 */
export const enter = (open) => {
  const first = open.holder.querySelector("h2,input,select,textarea,a,button") || open.box;
  /** @type {HTMLElement} */ (first).focus({ preventScroll: true });
};
