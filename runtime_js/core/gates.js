import { now } from "./clock.js";
import { granted } from "./consent.js";
import { refresh, truth } from "./facts.js";
import { capped, frequency, past } from "./frequency.js";
import { opened } from "./promotion.js";
import { data, parts } from "./site.js";

/** @typedef {import("../types").Gate} Gate */

/**
 * Whether the shop has a dialog open: nothing goes over it. A drawer that lies hidden in the page is none. And a dialog
 * takes the focus from no field of the shop's.
 * @param {boolean} dialog
 */
const busy = (dialog) =>
  Array.prototype.some.call(document.querySelectorAll(":modal,[aria-modal=true]" + (dialog ? ",:read-write:focus" : "")), (one) =>
    one.checkVisibility({ visibilityProperty: true }));

/** @type {Gate} */
const schedule = (promotion) => {
  const when = promotion.extras.when;
  const wait = when ? (when[1] && now() >= when[1] ? Infinity : when[0] - now()) : 0;
  return parts.gates ? parts.gates.reduce((most, gate) => Math.max(most, gate(promotion)), wait) : wait;
};

/** @type {Gate} */
const slot = (promotion) => {
  const design = promotion.design;
  const id = "slot:" + design.slot;
  /** @type {any} */
  const rule = data.slots[design.slot] || {};
  const open = opened();
  if (
    open.includes(promotion) || open.filter((one) => one.design.slot === design.slot).length >= rule.max ||
    (design.layer === "popover" && open.some((one) => one.design.layer === "dialog")) ||
    capped(promotion, { page: rule.page }, id)
  ) return Infinity;
  const gap = past(promotion, "shown", id).t + (rule.gap || 0) - now();
  return gap > 0 || design.layer === "inline" || !busy(design.layer === "dialog") ? gap : 500;
};

/** Each says for how many ms it refuses. @type {{ [gate: string]: Gate }} */
const GATES = {
  consent: (promotion) => (granted(promotion.design.purpose) ? 0 : Infinity),
  schedule,
  frequency,
  targeting: (promotion) => (truth(promotion.targeting) < 1 ? Infinity : 0),
  checkout: (promotion) => (promotion.design.checkout || data.checkout === undefined || truth(data.checkout) < 1 ? 0 : Infinity),
  slot,
};

/** For how many ms the gate that was asked last refuses. */
export let wait = 0;

/**
 * The name of the first gate that refuses; `wait` then says for how long.
 * @param {import("../types").Promotion} promotion
 * @param {string[]} ignored
 */
export const refusal = (promotion, ignored) =>
  Object.keys(GATES).find((name) => {
    if (data.fresh) refresh();
    wait = ignored.includes(name) ? 0 : GATES[name](promotion);
    return wait > 0;
  });
