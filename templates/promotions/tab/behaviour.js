import { truth } from "../../../runtime_js/core/facts.js";
import { onRecord } from "../../../runtime_js/core/record.js";

/** @typedef {import("../../../runtime_js/types").Open} Open */

/** What is up, each with what its targeting was when that was last looked at. @type {Map<Open, number>} */
const up = new Map();
let listening = false;

/** Takes away what was meant for this visitor and is not any more: its promotion was answered, here or in another tab. */
const look = () => up.forEach((before, open) => {
  const now = truth(open.promotion.rule);
  up.set(open, now);
  if (before === 1 && now < 1) open.close("navigation");
});

/**
 * @param {HTMLElement} element
 * @param {Open} open
 */
export function attach(element, open) {
  up.set(open, truth(open.promotion.rule));
  open.signal.addEventListener("abort", () => up.delete(open));
  if (!listening) onRecord(look);
  listening = true;
}
