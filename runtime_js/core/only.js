import { now } from "./clock.js";
import { data } from "./site.js";

/** @type {{ [zone: string]: Intl.DateTimeFormat }} */
const formats = {};

/**
 * The gate of `schedule.only`: days and hours on the wall clock of the site's zone.
 * @type {import("../types").Gate}
 */
export const only = (promotion) => {
  const limits = promotion.extras.only;
  if (!limits) return 0;
  const zone = data.zone || "UTC";
  /** @type {{ [part: string]: string }} */
  const part = {};
  formats[zone] = formats[zone] || new Intl.DateTimeFormat("en-US", {
    timeZone: zone, weekday: "short", hour: "numeric", minute: "numeric", second: "numeric", hourCycle: "h23",
  });
  formats[zone].formatToParts(now()).forEach((one) => {
    part[one.type] = one.value;
  });
  const minutes = +part.hour * 60 + +part.minute;
  const tomorrow = (1440 - minutes) * 6e4 - +part.second * 1e3;
  const day = "MonTueWedThuFriSatSun".indexOf(part.weekday) / 3;
  if (limits.days && !limits.days.includes(day)) return tomorrow;
  const hours = limits.minutes;
  if (!hours) return 0;
  const from = hours[0];
  const until = hours[1];
  if (from < until ? minutes >= from && minutes < until : minutes >= from || minutes < until) return 0;
  return minutes < from ? (from - minutes) * 6e4 - +part.second * 1e3 : tomorrow;
};
