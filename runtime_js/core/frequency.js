import { now } from "./clock.js";
import { count, happened, save } from "./record.js";
import { session } from "./session.js";
import { data } from "./site.js";
import { counts } from "./view.js";

/** @typedef {import("../types").Promotion} Promotion */

/**
 * The use whose record keeps the promotion's count; left out where it is the usual one.
 * @param {Promotion} promotion
 */
export const useOf = (promotion) => (promotion.design.purpose ? undefined : "necessary");

/**
 * How often something happened to a promotion. Only asked once the gate of consent is passed.
 * @param {Promotion} promotion
 * @param {string} kind
 * @param {string} [id]
 * @returns {any}
 */
export const past = (promotion, kind, id = promotion.id) => happened(kind, id, data.necessary && useOf(promotion));

/**
 * Whether something was shown as often as it may be. A clock that was set back opens nothing.
 * @param {Promotion} promotion
 * @param {any} caps
 * @param {string} id of a promotion, of a `slot:`, or `""` for all
 */
export const capped = (promotion, caps, id) => {
  const visit = session(data.necessary && useOf(promotion));
  const shown = past(promotion, "shown", id);
  const since = (/** @type {string} */ per) =>
    per === "session" ? (visit ? visit.start - 1 : Infinity) : data.spans && data.spans[per] ? now() - data.spans[per] : 0;
  // Where nothing may be shown twice, the last time is enough. What is older than the list counts for the visitor.
  const times = data.times && shown.at ? shown.at.split(" ") : [shown.t];
  return Object.keys(caps).some((per) => (
    per === "page" ? counts[id]
      : data.times && per === "visitor" ? shown.n
      : times.filter((/** @type {any} */ t) => t > since(per)).length
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
    !(after && Object.keys(after).some((kind) => {
      const one = past(promotion, kind);
      return one.n && (after[kind] < 0 || now() - one.t < after[kind]);
    }));
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
    (data.session ? ["", promotion.id] : [promotion.id]).concat("slot:" + promotion.design.slot).forEach((id) => {
      const one = count(area, "shown", id);
      if (data.times) one.at = ((one.at || "") + " " + now()).split(" ").slice(-50).join(" ");
      counts[id] = (counts[id] || 0) + 1;
    });
  }, use);
};
