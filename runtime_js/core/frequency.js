import { now } from "./clock.js";
import { count, happened, save } from "./record.js";
import { session } from "./session.js";
import { data } from "./site.js";
import { counts } from "./view.js";

/** @typedef {import("../types").Promotion} Promotion */

/**
 * The use whose record keeps the promotion's count.
 * @param {Promotion} promotion
 */
export const useOf = (promotion) => (promotion.design.purpose ? "promotions" : "necessary");

/**
 * How often something happened to a promotion. Only asked once the gate of consent is passed.
 * @param {Promotion} promotion
 * @param {string} kind
 * @param {string} [id]
 * @returns {any}
 */
export const past = (promotion, kind, id = promotion.id) => happened(kind, id, useOf(promotion));

/**
 * Whether something was shown as often as it may be. A clock that was set back opens nothing.
 * @param {Promotion} promotion
 * @param {any} caps
 * @param {string} id of a promotion, of a `slot:`, or `""` for all
 */
export const capped = (promotion, caps, id) => {
  const visit = session(useOf(promotion));
  /** @type {any} */
  const starts = { session: visit && visit.start - 1, day: now() - 864e5, week: now() - 6048e5 };
  const shown = past(promotion, "shown", id);
  /** @type {string[]} */
  const times = (shown.at || "").split(" ");
  /** @type {any} */
  const known = { page: counts[id], visitor: shown.n };
  return Object.keys(caps).some((per) =>
    (per in known ? known[per] : times.filter((t) => +t > starts[per]).length) >= caps[per]);
};

/**
 * The gate of caps and of staying away after a dismissal and the like.
 * @type {import("../types").Gate}
 */
export const frequency = (promotion) => {
  const after = promotion.design.after || {};
  const full = capped(promotion, promotion.design.cap || {}, promotion.id) ||
    (data.session && capped(promotion, { session: data.session }, ""));
  return Object.keys(after).reduce((wait, kind) => {
    const one = past(promotion, kind);
    return one.n ? Math.max(wait, after[kind] < 0 ? Infinity : one.t + after[kind] - now()) : wait;
  }, full ? Infinity : 0);
};

/**
 * Counts a showing, and writes it down, before the first paint. The last 50 are kept with their times.
 * @param {Promotion} promotion
 */
export const countShowing = (promotion) => {
  const use = useOf(promotion);
  save((area) => {
    area.session = session(use) || { start: now() };
    area.session.last = now();
    [promotion.id, "", "slot:" + promotion.design.slot].forEach((id) => {
      const one = count(area, "shown", id);
      one.at = ((one.at || "") + " " + now()).split(" ").slice(-50).join(" ");
      counts[id] = (counts[id] || 0) + 1;
    });
  }, use);
};
