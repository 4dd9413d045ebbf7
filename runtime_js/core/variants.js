import { allows } from "./consent.js";
import { emit } from "./events.js";
import { all } from "./queue.js";
import { record, save } from "./record.js";
import { data, parts } from "./site.js";

/** 32-bit FNV-1a of a text's UTF-8 bytes. @param {string} text */
const fnv = (text) => {
  let hash = 0x811c9dc5;
  new TextEncoder().encode(text).forEach((byte) => {
    hash = Math.imul(hash ^ byte, 0x1000193);
  });
  return hash >>> 0;
};

/**
 * A number from 0 to 9,999, the same wherever it is worked out: compiler/handbill/logic/buckets.py.
 * @param {string} seed
 * @param {string} visitor
 */
export const bucket = (seed, visitor) => fnv("" + fnv(seed + " " + visitor)) % 1e4;

/** Where the record keeps the variant. @param {import("../types").Test} test */
export const placeOf = (test) => "variant:" + (test.key || test.name);

/**
 * The variant that a visitor falls to, none beyond the coverage.
 * @param {import("../types").Test} test
 * @param {string} visitor
 */
export const fallen = (test, visitor) => {
  const { name, seed, variants } = test;
  const place = bucket(seed || name, visitor);
  return Object.keys(variants).find((one) => place >= variants[one][0] && place < variants[one][1]);
};

/**
 * The variant that a visitor has, told the first time. What was assigned once stays, whatever becomes of the weights.
 * None without consent, and beyond the coverage.
 * @param {import("../types").Test} test
 * @param {object} [detail] of the exposure, beside the names
 * @returns {string | undefined}
 */
export const variantOf = (test, detail) => {
  const forced = parts.forced && parts.forced(test);
  if (!(forced || allows("experiments"))) return undefined;
  const { name, variants } = test;
  const key = placeOf(test);
  let chosen = forced || record("experiments")[key];
  if (!Object.hasOwn(variants, chosen)) {
    save((area) => {
      area.visitor = area.visitor || crypto.getRandomValues(new Uint32Array(4)).join("-");
      chosen = parts.within && !parts.within(test, area) ? undefined : fallen(test, area.visitor);
      if (chosen) area[key] = chosen;
    }, "experiments");
    if (chosen) emit("exposure", { experiment: name, variant: chosen, ...detail });
  }
  return chosen;
};

/**
 * Makes of a promotion what the visitor's variant shows. Without one it is shown as it is written.
 * @param {import("../types").Promotion} promotion
 * @returns {boolean | undefined} whether it is withheld from this visitor, who is there to be compared with
 */
export const assign = (promotion) => {
  const { texts, extras, design } = promotion;
  const test = extras.test;
  // An earlier showing may have made another variant of it, before the visitor was forgotten or withdrew.
  promotion.written = promotion.written || { texts, extras, design };
  Object.assign(promotion, promotion.written, { withheld: false });
  const chosen = test && variantOf(test, data.campaigns && promotion.by);
  const row = chosen && test.variants[chosen];
  promotion.withheld = chosen === "holdout";
  if (row && row[3]) {
    const { when, only } = promotion.extras;
    Object.assign(promotion, { texts: row[3], extras: { when, only, test, ...row[4] } });
    promotion.design = data.designs[/** @type {number} */ (row[2])];
  }
  return promotion.withheld;
};

/**
 * What is told of a promotion, with the visitor's variant if there is one.
 * @param {any} detail
 */
export const named = (detail) => {
  const test = detail && all().find((one) => one.id === detail.promotion)?.extras.test;
  const variant = test && ((parts.forced && parts.forced(test)) || record("experiments")[placeOf(test)]);
  return variant ? { variant, ...detail } : detail;
};
