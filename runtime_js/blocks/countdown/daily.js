/** ms of a day of 24 hours */
const DAY = 864e5;

/**
 * What the clocks of a zone show, as if it were UTC, in ms since 1970.
 * @param {number} at ms since 1970
 * @param {string} [zone]
 */
const shown = (at, zone) => {
  /** @type {{ [part: string]: number }} */
  const part = {};
  new Intl.DateTimeFormat("en-US", {
    timeZone: zone, year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
    second: "numeric", hourCycle: "h23",
  }).formatToParts(at).forEach((one) => {
    part[one.type] = +one.value;
  });
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
};

/**
 * When the clocks of a zone show a time of day next. A time that they show twice is the first of them; for one that
 * they skip it is as long after the day's beginning as if they had not.
 * @param {number} minutes since midnight
 * @param {number} since ms since 1970; the answer is later
 * @param {string} [zone]
 * @returns {number} ms since 1970
 */
export const next = (minutes, since, zone) => {
  const today = Math.floor(shown(since, zone) / DAY) * DAY;
  for (let day = today - DAY; ; day += DAY) {
    const wanted = day + minutes * 6e4;
    // The clocks' distance from UTC a day before and a day after: between them they are set once at most.
    const [before, behind] = [wanted - DAY, wanted + DAY].map((at) => wanted - (shown(at, zone) - at));
    const found = shown(before, zone) !== wanted && shown(behind, zone) === wanted ? behind : before;
    if (found > since) return found;
  }
};
