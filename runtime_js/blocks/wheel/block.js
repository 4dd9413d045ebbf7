import { after } from "../../core/clock.js";
import { game } from "../../dom/game.js";

/** How long it turns, in ms: style.css has the same. */
const SPIN = 4600;
/** Whole turns before it stops. */
const TURNS = 6;

/**
 * Lays the slices round the wheel, and turns it until the drawn one is at the pointer, which stands to the right.
 * @param {HTMLElement} element
 * @param {import("../../types").Open} open
 * @param {string} by
 */
export function attach(element, open, by) {
  const disc = /** @type {HTMLElement} */ (element.querySelector(".disc"));
  const slices = /** @type {HTMLElement[]} */ (Array.from(disc.children));
  const slice = 1 / slices.length;
  disc.style.setProperty("--slice", slice + "turn");
  slices.forEach((one, i) => one.style.setProperty("rotate", (i + 0.5) * slice + "turn"));
  game(element, open, by, (index, end, again) => {
    // Not always at the middle of the slice; what it stops at has been drawn before.
    const aside = (Math.random() - 0.5) * 0.7;
    if (again) disc.style.transition = "none";
    disc.style.setProperty("rotate", TURNS - (index + 0.5 + (again ? 0 : aside)) * slice + "turn");
    if (again || matchMedia("(prefers-reduced-motion)").matches) end();
    else after(SPIN, end);
  });
}
