import { now } from "./clock.js";

/**
 * Whether it is the time for something that may have a first and a last moment.
 * @param {import("../schedules").Scheduled} extras
 */
export const between = (extras) => {
  const when = extras.when;
  return !(when && (now() < when[0] || (when[1] && now() >= when[1])));
};
