import { after } from "../../core/clock.js";
import { redeem } from "../../core/coupons.js";
import { guard, listen } from "../../core/events.js";
import { written } from "../../dom/moment.js";

/** So long a shopper waits for a code before what stands in for it shows, in ms. */
const PATIENCE = 5e3;

/**
 * Fetches the visitor's own code and shows it; until then it says so. What is not to be seen is not there, so that the
 * live region tells what comes. A prize's code is asked for when the prize has been won.
 * @param {HTMLElement} element
 * @param {import("../../types").Open} open
 */
export function attach(element, open) {
  const all = /** @type {HTMLElement[]} */ (Array.from(element.children));
  const code = /** @type {HTMLElement} */ (element.querySelector("code"));
  const time = /** @type {HTMLTimeElement} */ (element.querySelector("time"));
  const show = (/** @type {unknown[]} */ names) => {
    element.textContent = "";
    all.forEach((part) => {
      if (names.includes(part.dataset.when || "code")) element.append(part);
    });
  };
  const fall = () => show(["none", code.textContent && "code"]);
  const screen = open.screen;
  const begin = guard(() => {
    let late = false;
    const cancel = after(PATIENCE, () => {
      late = true;
      fall();
    });
    redeem(open, { pool: element.dataset.pool }, (found) => {
      cancel();
      // A code that the shopper may have used already stays; the one that came too late is there the next time.
      if (late && code.textContent) return;
      if (!found) return fall();
      code.textContent = /** @type {string} */ (found.code);
      if (found.expires) {
        time.dateTime = new Date(found.expires).toISOString();
        time.textContent = written(found.expires);
      }
      show(["code", found.expires && "until"]);
    }, prize ? undefined : screen);
  }, "coupons");
  /** @type {Element | null} */
  let prize;
  show(["wait"]);
  // What is around it is built by then.
  Promise.resolve().then(() => {
    prize = element.closest("[data-prize]");
    if (prize) listen(prize, "won", begin, { once: true });
    else begin();
  });
}
