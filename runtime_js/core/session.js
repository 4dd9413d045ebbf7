import { now } from "./clock.js";
import { record, save } from "./record.js";
import { data } from "./site.js";

/** @typedef {import("../types").Session} Session */

/**
 * The session that goes on, shared by the site's tabs; undefined when there is none or it may not be known.
 * @param {string} [use]
 * @returns {Session | undefined}
 */
export const session = (use) => {
  const one = record(use).session;
  return one && now() - one.last < (data.idle || 18e5) && now() - one.start < (data.longest || 864e5) ? one : undefined;
};

/**
 * The visitor does something: the session goes on, or a new one begins. Cheap enough for every input.
 * What no rule of the site asks for is not kept; who has a record has been here before.
 * @param {boolean} [view] a page view, which is counted
 */
export const activity = (view) => {
  const one = session();
  if (!view && one && now() - one.last < 1e3) return;
  save((area) => {
    // Another tab may have begun one in the meantime.
    let visit = /** @type {Session} */ (session());
    if (!visit) {
      visit = area.session = /** @type {any} */ ({ start: now() });
      if (data.kept.landing) {
        visit.landing = (location.pathname + location.search).slice(0, 999);
        visit.from = document.referrer.slice(0, 999);
      }
      if (data.kept.visits) {
        area.origin = area.origin || { ...visit };
        area.previous = area.last;
        area.sessions = (area.sessions || +!!area.last) + 1;
        view = true;
      }
    }
    visit.last = now();
    if (data.kept.visits && view) {
      visit.views = (visit.views || 0) + 1;
      area.views = (area.views || 0) + 1;
    }
  });
};
