import { mono, now } from "../../../core/clock.js";
import { view } from "../../../core/view.js";
import { again } from "../../walk.js";

/** ms up to which a delay ends in the middle of a page view. */
const DAY = 864e5;

/** @type {import("../../types").Step} */
export const step = ({ time }, here, next) => {
  const rest = here.since + time - now();
  // A clock that was set back makes nobody wait twice as long.
  if (rest <= (time > DAY && view ? view.started - mono() : 0) || rest > time) return next;
  if (time <= DAY) again(rest);
  return undefined;
};
