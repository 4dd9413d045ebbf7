import { after, now } from "./clock.js";
import { guard } from "./events.js";
import { useOf } from "./frequency.js";
import { refusal } from "./gates.js";
import { opened, put } from "./promotion.js";
import { session } from "./session.js";
import { data } from "./site.js";
import { view } from "./view.js";

/** @typedef {import("../types").Promotion} Promotion */
/** @typedef {{ promotion: Promotion, trigger: string, spend: string, retry: () => void }} Waiting */

/** @type {Waiting[]} */
let queue = [];
let due = false;
/** @type {() => void} */
let cancel = () => {};

/** Whether the shop has a dialog open: nothing goes over it. A drawer that lies hidden in the page is none. */
const hostDialog = () => {
  const found = document.querySelectorAll(":modal,[aria-modal=true]");
  return Array.prototype.some.call(found, (/** @type {Element} */ one) =>
    one.checkVisibility({ visibilityProperty: true, opacityProperty: true }));
};

/**
 * How many ms the slot is not free for; Infinity until something in it is closed.
 * @type {import("../types").Gate}
 */
export const slotWait = (promotion) => {
  const slot = promotion.design.slot;
  const layer = promotion.design.layer;
  const inline = layer === "inline";
  const rule = data.slots[slot] || { max: inline ? Infinity : 1 };
  const open = opened();
  if (
    open.filter((one) => one.design.slot === slot).length >= rule.max ||
    view.counts["slot:" + slot] >= /** @type {number} */ (rule.page) ||
    (layer === "popover" && open.some((one) => one.design.layer === "dialog"))
  ) return Infinity;
  const one = session(useOf(promotion));
  const gap = one && rule.gap ? (one.slots[slot] || 0) + rule.gap - now() : 0;
  return Math.max(0, gap, !inline && hostDialog() ? 500 : 0);
};

/** Shows what waits, the most important first, as far as there is room. */
const serve = () => {
  due = false;
  cancel();
  let next = Infinity;
  queue.sort((a, b) => b.promotion.priority - a.promotion.priority || (a.promotion.id < b.promotion.id ? -1 : 1));
  queue = queue.filter((one) => {
    const wait = slotWait(one.promotion);
    next = Math.min(next, wait || next);
    if (wait) return true;
    if (refusal(one.promotion)) one.retry();
    else if (!put(one.promotion, one.trigger)) view.counts[one.spend] = 1;
    return false;
  });
  if (next < Infinity) cancel = after(next, serve);
};

/** Looks at the queue once what happens now has happened: all that fires at one moment is sorted by priority. */
export const wake = () => {
  if (due) return;
  due = true;
  queueMicrotask(guard("slots", serve));
};

/**
 * Queues a promotion that all other gates have let through. It waits until the page view ends.
 * @param {Waiting} one
 */
export const enqueue = (one) => {
  if (queue.some((other) => other.promotion === one.promotion)) return;
  queue.push(one);
  wake();
};

/** The page view ends. */
export const emptyQueue = () => {
  queue = [];
  cancel();
};
