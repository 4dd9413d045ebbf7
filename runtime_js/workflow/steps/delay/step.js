import { mono, now } from "../../../core/clock.js";
import { view } from "../../../core/view.js";
import { again, remember } from "../../walk.js";

/** ms up to which a delay ends in the middle of a page view. */
const DAY = 864e5;

/** @type {import("../../types").Step} */
export const step = ({ time }, here, next, campaign) => {
  const rest = here.since + time - now();
  if (rest <= (time > DAY && view ? view.started - mono() : 0)) return next;
  // Another window may be some hours behind, as after sleep. A clock that was more wrong makes nobody wait for it.
  if (rest > time + DAY) remember(campaign, { since: now() });
  else if (time <= DAY) again(rest);
  return undefined;
};
