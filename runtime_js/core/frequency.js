import { now } from "./clock.js";
import { bare } from "./json.js";
import { count, happened, save } from "./record.js";
import { renew, session } from "./session.js";
import { data } from "./site.js";
import { view } from "./view.js";

/** @typedef {import("../types").Promotion} Promotion */

/** Caps over the last 24 hours and 7 days, in ms. @type {{ [per: string]: number }} */
const SPANS = { day: 864e5, week: 6048e5 };

/**
 * The use whose record keeps the promotion's count.
 * @param {Promotion} promotion
 */
export const useOf = (promotion) => (promotion.design.purpose ? "promotions" : "necessary");

/**
 * The gate of caps and of staying away after a dismissal and the like. A clock that was set back opens nothing.
 * @type {import("../types").Gate}
 */
export const frequency = (promotion) => {
  const id = promotion.id;
  const use = useOf(promotion);
  const caps = promotion.design.cap || {};
  const after = promotion.design.after || {};
  const shown = happened("shown", id, use) || { n: 0, t: 0 };
  const counts = (session(use) || { shown: bare() }).shown;
  const times = shown.at || [];
  let wait = 0;
  if (
    view.counts[id] >= caps.page || counts[id] >= caps.session || shown.n >= caps.visitor ||
    counts[""] >= /** @type {number} */ (data.session)
  ) wait = Infinity;
  Object.keys(SPANS).forEach((per) => {
    const t = caps[per] && times[times.length - caps[per]];
    if (t) wait = Math.max(wait, t + SPANS[per] - now());
  });
  Object.keys(after).forEach((kind) => {
    const one = happened(kind, id, use);
    if (one && one.n) wait = Math.max(wait, after[kind] < 0 ? Infinity : one.t + after[kind] - now());
  });
  return wait;
};

/**
 * Counts a showing, and writes it down, before the first paint.
 * @param {Promotion} promotion
 */
export const countShowing = (promotion) => {
  const id = promotion.id;
  const design = promotion.design;
  const caps = design.cap || {};
  const page = view.counts;
  page[id] = (page[id] || 0) + 1;
  page["slot:" + design.slot] = (page["slot:" + design.slot] || 0) + 1;
  save((area) => {
    const one = renew(area);
    const shown = count(area, "shown", id);
    const kept = Math.max(caps.day || 0, caps.week || 0);
    if (kept) shown.at = (shown.at || []).concat(now()).slice(-kept);
    ["", id].forEach((name) => {
      one.shown[name] = (one.shown[name] || 0) + 1;
    });
    one.slots[design.slot] = now();
  }, useOf(promotion));
};
