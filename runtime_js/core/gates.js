import { between } from "./between.js";
import { now } from "./clock.js";
import { granted } from "./consent.js";
import { truth } from "./facts.js";
import { frequency, useOf } from "./frequency.js";
import { opened } from "./promotion.js";
import { happened } from "./record.js";
import { data, parts } from "./site.js";
import { counts } from "./view.js";

/** @typedef {import("../types").Gate} Gate */

/**
 * Whether the shop has a dialog open: nothing goes over it. A drawer that lies hidden in the page is none. And a dialog
 * takes the focus from no field of the shop's, or from a frame, which may hold one.
 * @param {string} [layer] of the promotion, where there are several
 */
export const busy = (layer) => {
  let active = document.activeElement;
  while (active?.shadowRoot) active = active.shadowRoot.activeElement;
  // In one bundle all may be of the same layer, and then nobody has to ask.
  return ((!(parts.layers.popover || parts.layers.inline) || layer === "dialog") && active?.matches(":read-write,select,iframe")) ||
    Array.from(document.querySelectorAll(":modal,[aria-modal=true]")).some((one) => one.checkVisibility({ visibilityProperty: true }));
};

/** Each says whether it lets a promotion through. @type {{ [gate: string]: Gate }} */
const GATES = {
  consent: ({ design }) => granted(design.purpose),
  schedule: (promotion) =>
    !(promotion.extras.when && !between(promotion.extras.when)) && !(parts.gates && parts.gates.some((gate) => !gate(promotion))),
  frequency,
  targeting: ({ rule }) => truth(rule) === 1,
  checkout: ({ design }) => design.checkout || truth(data.elsewhere) > 0,
  slot: (promotion) => {
    const { slot } = promotion.design;
    const id = "slot:" + slot;
    /** @type {any} */
    const limits = data.many ? data.slots[slot] || {} : data.slots[slot];
    const open = opened();
    return !(
      (data.asked && slot !== "consent" && open.some((one) => one.design.slot === "consent")) ||
      (data.many && open.includes(promotion)) || open.filter((one) => one.design.slot === slot).length >= limits.max ||
      (parts.stock && !parts.stock(promotion)) ||
      (parts.layers.popover && promotion.design.layer === "popover" && open.some((one) => one.design.layer === "dialog")) ||
      (data.dialogs && promotion.design.layer === "dialog" && open.some((one) => one.design.layer === "dialog")) ||
      (promotion.design.into && !document.querySelector(promotion.design.into)) ||
      counts[id] >= limits.page ||
      // What lies further ahead than a gap was written before the clock went back: unlike a cap, a gap does not grow by that.
      Math.abs(now() - happened("shown", id, data.necessary && useOf(promotion)).t) < limits.gap ||
      (!(parts.layers.inline && promotion.design.layer === "inline") && busy(parts.layers.popover || parts.layers.inline ? promotion.design.layer : undefined))
    );
  },
};

/**
 * The name of the first gate that refuses.
 * @param {import("../types").Promotion} promotion
 * @param {string[]} [ignored]
 */
export const refusal = (promotion, ignored = []) =>
  Object.keys(GATES).find((name) => !ignored.includes(name) && !GATES[name](promotion));
