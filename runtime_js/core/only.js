import { now } from "./clock.js";
import { data } from "./site.js";

/** @type {{ [zone: string]: Intl.DateTimeFormat }} */
const formats = {};

/**
 * What the clocks of a zone show, as ms of one in UTC.
 * @param {string} zone
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
 * The gate of `schedule.only`: days and hours on the wall clock of the site's zone.
 * @type {import("../types").Gate}
 */
export const only = (promotion) => {
  const calendar = promotion.extras.only;
  if (!calendar) return true;
  const at = wall(data.zone || "UTC");
  // Where hours go on after midnight, a day begins when those of the night are over.
  const time = calendar.late ? at - calendar.late * 6e4 : at;
  const minutes = time % 864e5 / 6e4;
  return (!calendar.days || calendar.days.includes(new Date(time).getUTCDay())) &&
    (!calendar.minutes || calendar.minutes.some((span) => minutes >= span[0] && minutes < span[1]));
};
