import { parts } from "../core/site.js";

/** What Tab stops at. */
export const STOPS = "input,select,textarea,a,button";

/**
 * Of the circles of one question Tab stops at the one that is chosen, else at the first; arrows go to the others.
 * @param {HTMLElement} stop
 */
export const isStop = (stop) => {
  const radio = /** @type {HTMLInputElement} */ (stop);
  const group = radio.type === "radio" && radio.closest("form");
  const named = "[name='" + radio.name + "']";
  return !group || (group.querySelector(named + ":checked") || group.querySelector(named)) === stop;
};

/**
 * Moves the focus to the heading of the screen, or to the first thing that can be used; else it stays.
 * @param {import("../types").Open} open
 */
export const enter = (open) => {
  /** @type {HTMLElement | null} */ (open.holder.querySelector("h2," + STOPS))?.focus(
    parts.layers.inline && { preventScroll: true });
};
