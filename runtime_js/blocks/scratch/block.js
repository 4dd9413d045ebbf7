import { after } from "../../core/clock.js";
import { listen } from "../../core/events.js";
import { game } from "../../dom/game.js";
import { paint, scratch } from "./cover.js";

/** So much of the card, scratched, uncovers the rest. */
const ENOUGH = 0.45;
/** ms of the fading: style.css has the same. */
const FADE = 400;

/**
 * Covers the card until it is scratched, by pointer or finger, or the button is pressed. What lies below is drawn at
 * the first touch, and is no text of the page until it shows.
 * @param {HTMLElement} element
 * @param {import("../../types").Open} open
 * @param {string} by
 */
export function attach(element, open, by) {
  const canvas = /** @type {HTMLCanvasElement} */ (element.querySelector("canvas"));
  const face = /** @type {HTMLElement} */ (canvas.previousElementSibling);
  const button = /** @type {HTMLElement} */ (element.querySelector("[data-play]"));
  const labels = element.querySelectorAll(".won strong");
  /** @type {Set<number>} */
  const gone = new Set();
  /** @type {(() => void) | undefined} */
  let uncover;
  let scratching = false;
  let usable = false;
  /** @type {import("./cover.js").Point} */
  let from;

  const start = game(element, open, by, (index, end, again) => {
    face.textContent = labels[index].textContent;
    uncover = () => {
      uncover = undefined;
      canvas.className = "bare";
      if (again || matchMedia("(prefers-reduced-motion)").matches) canvas.remove();
      else after(FADE, () => canvas.remove());
      end();
    };
    if (again || !scratching) uncover();
  }, () => {
    usable = true;
    paint(canvas, button);
  });
  // The words on the cover need the card's size, and its theme.
  Promise.resolve().then(() => paint(canvas, button));

  listen(button, "click", () => uncover?.());
  const at = (/** @type {PointerEvent} */ event) => {
    const { left, top } = canvas.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  listen(canvas, "pointerdown", (event) => {
    if (!usable) return;
    scratching = true;
    canvas.setPointerCapture(event.pointerId);
    from = at(event);
    start();
  });
  listen(canvas, "pointermove", (event) => {
    if (!scratching || !uncover) return;
    const to = at(event);
    if (scratch(canvas, from, to, gone) > ENOUGH) uncover();
    from = to;
  });
  listen(canvas, "pointerup", () => {
    scratching = false;
  });
}
