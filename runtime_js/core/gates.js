import { granted } from "./consent.js";
import { truth } from "./facts.js";
import { frequency } from "./frequency.js";
import { schedule } from "./schedule.js";
import { data } from "./site.js";

/** @typedef {import("../types").Promotion} Promotion */

/** @type {{ [name: string]: import("../types").Gate }} */
const GATES = {
  consent: (promotion) => (granted(promotion.design.purpose || "necessary") ? 0 : Infinity),
  schedule,
  frequency,
  targeting: (promotion) => (truth(promotion.targeting) === 1 ? 0 : Infinity),
  checkout: (promotion) =>
    data.checkout !== undefined && !promotion.design.checkout && truth(data.checkout) === 1 ? Infinity : 0,
};

/**
 * The first gate that refuses, and for how many ms; undefined when all let it through. The slot is asked later.
 * @param {Promotion} promotion
 * @param {string[]} [ignored]
 * @returns {{ gate: string, wait: number } | undefined}
 */
export const refusal = (promotion, ignored = []) => {
  let wait = 0;
  const gate = Object.keys(GATES).find((name) => {
    if (!ignored.includes(name)) wait = GATES[name](promotion);
    return wait > 0;
  });
  return gate ? { gate, wait } : undefined;
};
