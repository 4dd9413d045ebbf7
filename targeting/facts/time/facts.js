import { after, now } from "../../../runtime_js/core/clock.js";
import { data } from "../../../runtime_js/core/site.js";

/** @typedef {import("../../../runtime_js/types").FactReader} FactReader */

// Zones differ by quarters of an hour, so nothing changes in between.
const QUARTER = 9e5;

/**
 * What a clock shows.
 *
 * @param {number} at ms since 1970
 * @param {string} [zone] `visitor` for the visitor's own, else the site's
 */
function clock(at, zone) {
  /** @type {{ [part: string]: string }} */
  const part = {};
  const timeZone = zone ? undefined : data.zone;
  new Intl.DateTimeFormat("en-US", {
    timeZone, weekday: "short", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
    hourCycle: "h23"
  }).formatToParts(at).forEach(({ type, value }) => {
    part[type] = value;
  });
  return part;
}

/** @type {FactReader} */
export function hour(zone) {
  return +clock(now(), zone).hour;
}

/** @type {FactReader} */
export function weekday(zone) {
  return clock(now(), zone).weekday.toLowerCase();
}

/** What a clock shows, as if it were UTC, in ms since 1970. @param {{ [part: string]: string }} part */
function written(part) {
  return Date.UTC(+part.year, +part.month - 1, +part.day, +part.hour, +part.minute);
}

/**
 * The first minute of today, in the site's zone: that is what a date in a definition means.
 *
 * @type {FactReader}
 */
export function date(zone) {
  const today = clock(now(), zone);
  const midnight = Date.UTC(+today.year, +today.month - 1, +today.day);
  const guess = midnight * 2 - written(clock(midnight));
  // Where clocks are set at midnight, the later of the two is the first minute that there is.
  return Math.max(guess, midnight + guess - written(clock(guess)));
}

/** @type {import("../../../runtime_js/types").FactWatch} */
export function watch(changed) {
  after(QUARTER - (now() % QUARTER), () => {
    changed();
    watch(changed);
  });
}
