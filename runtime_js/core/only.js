import { now } from "./clock.js";
import { data } from "./site.js";

/** @type {{ [zone: string]: Intl.DateTimeFormat }} */
const formats = {};

/**
 * What the clocks of a zone show, as ms of one in UTC.
 * @param {any} zone its name; undefined is the visitor's
 */
const wall = (zone) => {
  /** @type {{ [part: string]: number }} */
  const part = {};
  formats[zone] = formats[zone] || new Intl.DateTimeFormat("en-US", {
    timeZone: zone, year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", hourCycle: "h23",
  });
  formats[zone].formatToParts(now()).forEach((one) => {
    part[one.type] = +one.value;
  });
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute);
};

/**
 * The gate of what only a clock on the wall can tell, the site's or the visitor's: days and hours, and when not.
 * @param {{ extras: import("../schedules").Scheduled }} what a promotion, or what else has a schedule
 */
export const only = ({ extras }) => {
  const calendar = extras.only;
  if (!calendar) return true;
  const shown = calendar.local || calendar.days || calendar.dates || calendar.minutes
    ? wall(calendar.local ? undefined : data.zone || "UTC") : 0;
  const at = calendar.local ? shown : calendar.pauses ? now() : 0;
  if (calendar.from && at < calendar.from) return false;
  if (calendar.until && at >= calendar.until) return false;
  if (calendar.pauses && calendar.pauses.some((span) => at >= span[0] && at < span[1])) return false;
  // Where hours go on after midnight, a day begins when those of the night are over.
  const time = calendar.late ? shown - calendar.late * 6e4 : shown;
  const minutes = time % 864e5 / 6e4;
  return (!calendar.days || calendar.days.includes(new Date(time).getUTCDay())) &&
    (!calendar.dates || calendar.dates.includes(new Date(time).getUTCDate()) ||
      (calendar.last && new Date(time + 864e5).getUTCDate() < 2)) &&
    (!calendar.minutes || calendar.minutes.some((span) => minutes >= span[0] && minutes < span[1]));
};
