import { now } from "./clock.js";
import { count, happened, save } from "./record.js";
import { session } from "./session.js";
import { data, parts } from "./site.js";
import { counts } from "./view.js";

/** @typedef {import("../types").Promotion} Promotion */

/**
 * The use whose record keeps the promotion's count; left out where it is the usual one. Of what asks for consent nothing
 * is kept: that is the use of no purpose.
 * @param {Promotion} promotion
 */
export const useOf = (promotion) =>
  promotion.design.purpose ? undefined : data.asked && promotion.design.slot === "consent" ? "nothing" : "necessary";

/**
 * Whether something was shown as often as it may be. A clock that was set back opens nothing.
 * @param {Promotion} promotion
 * @param {any} caps
 * @param {string} id of a promotion, of a `slot:`, or `""` for all
 */
export const capped = (promotion, caps, id) => {
  const use = data.necessary && useOf(promotion);
  const visit = session(use);
  const shown = happened("shown", id, use);
  const since = (/** @type {string} */ per) =>
    per === "session" ? (visit ? visit.start : Infinity) : data.spans && data.spans[per] ? now() - data.spans[per] : 0;
  // Where nothing may be shown twice, the last time is enough. What is older than the list counts for the visitor.
  const times = data.times && shown.at ? shown.at.split(" ") : [shown.t];
  return Object.keys(caps).some((per) => (
    data.spans && data.spans.page && per === "page" ? counts[id]
      : data.times && per === "visitor" ? shown.n
      : times.filter((/** @type {any} */ t) => t >= since(per)).length
  ) >= caps[per]);
};

/**
 * The gate of caps and of staying away after a dismissal and the like.
 * @type {import("../types").Gate}
 */
export const frequency = (promotion) => {
  const { cap, after } = promotion.design;
  return !(cap && capped(promotion, cap, promotion.id)) &&
    !(data.session && capped(promotion, { session: data.session }, "")) &&
    !(after && Object.keys(after).some((kind) =>
      now() - happened(kind, promotion.id, data.necessary && useOf(promotion)).t < after[kind]));
};

/**
 * Counts a showing, and writes it down, before the first paint. The last 50 are kept with their times.
 * @param {Promotion} promotion
 */
export const countShowing = (promotion) => {
  const use = data.necessary && useOf(promotion);
  save((area) => {
    if (use) {
      area.session = session(use) || { start: now() };
      area.session.last = now();
    }
    const ids = parts.assign && promotion.withheld ? [promotion.id] : [promotion.id, "slot:" + promotion.design.slot];
    if (data.session) ids.push("");
    ids.forEach((id) => {
      const one = count(area, "shown", id);
      if (data.times) one.at = ((one.at || "") + " " + now()).split(" ").slice(-50).join(" ");
      counts[id] = (counts[id] || 0) + 1;
    });
  }, use);
};
