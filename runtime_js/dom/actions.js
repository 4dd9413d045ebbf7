import { listen } from "../core/events.js";

/** @typedef {import("../types").Open} Open */

/**
 * Closes the promotion.
 * @param {HTMLElement} element
 * @param {Open} open
 */
export function close(element, open) {
  listen(element, "click", () => open.close("button"));
}

/**
 * Goes to the named screen, or to the one after this. What stands behind a form is for those who send it, so without
 * a name a screen with a form closes, as the last one does.
 * @param {HTMLElement} element
 * @param {Open} open
 * @param {string} screen
 */
export function next(element, open, screen) {
  listen(element, "click", () => {
    if ((!screen && open.holder.querySelector("form")) || !open.go(screen)) open.close("button");
  });
}

/**
 * Makes way for a place on this page, which would stay hidden behind a dialog. Other addresses leave the page.
 * @param {HTMLElement} element
 * @param {Open} open
 */
export function link(element, open) {
  listen(element, "click", () => {
    if (element.getAttribute("href")?.[0] !== "#") return;
    open.engage("click", element.id);
    open.close("navigation");
  });
}
