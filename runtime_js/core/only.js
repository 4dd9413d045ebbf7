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
  if (!limits) return true;
  const zone = data.zone || "UTC";
  /** @type {{ [part: string]: string }} */
  const part = {};
  formats[zone] = formats[zone] || new Intl.DateTimeFormat("en-US", {
    timeZone: zone, weekday: "short", hour: "numeric", minute: "numeric", hourCycle: "h23",
  });
  formats[zone].formatToParts(now()).forEach((one) => {
    part[one.type] = one.value;
  });
  const minutes = +part.hour * 60 + +part.minute;
  const { days, minutes: hours } = limits;
  if (days && !days.includes("MonTueWedThuFriSatSun".indexOf(part.weekday) / 3)) return false;
  if (!hours) return true;
  const from = minutes >= hours[0];
  const until = minutes < hours[1];
  return hours[0] < hours[1] ? from && until : from || until;
};
