import { now } from "./clock.js";
import { allows } from "./consent.js";
import { bare } from "./json.js";
import { record, save } from "./record.js";
import { data } from "./site.js";

/** @typedef {import("../types").Area} Area */
/** @typedef {import("../types").Session} Session */

/** @type {(() => void)[]} */
const hearers = [];

/** @param {Session} one */
const over = (one) => now() - one.last > (data.idle || 18e5) || now() - one.start > (data.longest || 864e5);

/**
 * The session that goes on, shared by the site's tabs; undefined when there is none or it may not be known.
 * @param {string} [use]
 * @returns {Session | undefined}
 */
export const session = (use) => {
  const one = (record(use) || {}).session;
  return one && !over(one) ? one : undefined;
};

/**
 * The area's session, a new one when the last is over. Within `save`.
 * @param {Area} area
 * @returns {Session}
 */
export const renew = (area) => {
  let one = area.session;
  if (!one || over(one)) {
    one = area.session = /** @type {any} */ ({ start: now(), last: 0, views: 0, shown: bare(), slots: bare() });
  }
  one = /** @type {Session} */ (one);
  one.last = Math.max(one.last, now());
  return one;
};

/**
 * The visitor does something: the session goes on, or a new one begins. Cheap enough for every input.
 * @param {boolean} [view] a page view, which is counted
 */
export const activity = (view) => {
  const before = session();
  if (!allows("promotions") || (!view && before && now() - before.last < 1e3)) return;
  save((area) => {
    const fresh = !area.session || over(area.session);
    const one = renew(area);
    if (fresh) {
      one.landing = (location.pathname + location.search).slice(0, 1e3);
      one.from = document.referrer.slice(0, 1e3);
      area.origin = area.origin || { landing: one.landing, from: one.from };
      area.first = area.first || now();
      area.previous = area.last;
      area.sessions = (area.sessions || 0) + 1;
    }
    if (fresh || view) {
      one.views++;
      area.views = (area.views || 0) + 1;
    }
  });
  if (!before) hearers.forEach((fn) => fn());
};

/**
 * Calls `fn` when a session begins.
 * @param {() => void} fn
 */
export const onSession = (fn) => {
  hearers.push(fn);
};

/** How long the session has gone on, in ms. */
export const elapsed = () => {
  const one = session();
  return one ? now() - one.start : 0;
};
