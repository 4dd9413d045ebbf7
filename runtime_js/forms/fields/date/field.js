import { now } from "../../../core/clock.js";

/**
 * Makes the shopper's own day of a limit that says `today`.
 * @param {HTMLElement} element
 */
export const attach = (element) => {
  const at = new Date(now());
  const today = new Date(now() - at.getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
  ["min", "max"].forEach((limit) => {
    if (element.getAttribute(limit) === "today") element.setAttribute(limit, today);
  });
};
