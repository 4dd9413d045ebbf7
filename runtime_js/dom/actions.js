import { listen } from "../core/events.js";
import { copies } from "./copying.js";
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

/**
 * Goes back to the screen from which the shopper came to this one.
 * @param {HTMLElement} element
 * @param {Open} open
 */
export const back = (element, open) => {
  listen(element, "click", () => turn(open, open.trail?.[open.screen] || Object.keys(open.promotion.design.screens)[0], true));
};

/**
 * Copies the text that the element carries. Where there is no clipboard, a field beside the element takes it for a moment.
 * @param {HTMLElement} element
 * @param {Open} open
 */
export const clip = (element, open) => {
  // The attribute comes after the action.
  const text = () => /** @type {string} */ (element.dataset.text);
  copies(element, open, element, text, () => {
    const field = document.createElement("textarea");
    field.value = text();
    element.after(field);
    field.select();
    return () => {
      field.remove();
      element.focus();
    };
  });
};

/**
 * Closes the promotion and brings an element of the page into sight.
 * @param {HTMLElement} element
 * @param {Open} open
 */
export const scroll = (element, open) => {
  listen(element, "click", (event) => {
    const place = document.querySelector(/** @type {string} */ (element.dataset.to));
    event.stopPropagation();
    open.engage("click", element.id);
    open.close("navigation");
    if (place) place.scrollIntoView({ behavior: matchMedia("(prefers-reduced-motion)").matches ? "auto" : "smooth" });
  });
};
