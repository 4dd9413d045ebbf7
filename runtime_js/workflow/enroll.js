import { between } from "../core/between.js";
import { now } from "../core/clock.js";
import { allows } from "../core/consent.js";
import { guard } from "../core/events.js";
import { truth } from "../core/facts.js";
import { wake } from "../core/queue.js";
import { happened } from "../core/record.js";
import { session } from "../core/session.js";
import { data, parts } from "../core/site.js";
import { counts, view } from "../core/view.js";
import { acts } from "./acting.js";
import { USE, again, campaigns, move, place } from "./walk.js";

/** @typedef {import("./types").CampaignRow} CampaignRow */

/** The campaigns that a state of the page view asks for. @type {Set<CampaignRow>} */
let asked = new Set();

/** Whether it is no enrolment too many. A clock that was set back opens nothing. @param {CampaignRow} campaign */
const may = (campaign) => {
  const [id, , , , rest] = campaign;
  const visit = session();
  const since = rest === "session" ? (visit ? visit.start : Infinity) : rest === "page" ? Infinity : now() - rest;
  return !place(campaign) && !counts["enrolled:" + id] && !(happened("enrolled", id, USE).t >= since);
};

/** Whether a schedule lets anybody begin. @param {import("../schedules").Scheduled} extras */
const admits = (extras) => !(extras.when && !between(extras.when)) && (!parts.only || parts.only({ extras }));

/**
 * Begins a campaign, if it may and the visitor is one it is for, and in none that wants no other beside it.
 * @param {CampaignRow} campaign
 * @param {CampaignRow} [by] one whose step asks for it
 */
export const enrol = (campaign, by) => {
  if (!allows(USE) || !may(campaign) || truth(campaign[2]) < 1 || !acts() || !may(campaign)) return;
  // What opens while the page is looked at is begun in it.
  if (data.timed && !admits(campaign[6])) return again(1e3);
  if (data.alone && campaigns().some((other) => other !== by && other[6].alone && place(other))) return;
  counts["enrolled:" + campaign[0]] = 1;
  move(campaign, 0, "enrolled");
};

/** Tries those again that a state asks for and that were refused. */
export const tryAgain = () => asked.forEach((campaign) => enrol(campaign));

/** Watches, for the page view, the triggers of those campaigns that can begin in it. */
export const arm = () => {
  const page = /** @type {import("../types").PageView} */ (view);
  asked = new Set();
  campaigns().forEach(guard((campaign) => {
    if (!allows(USE) || !may(campaign) || !truth(campaign[3])) return;
    campaign[1].forEach((use) => {
      const row = data.triggers[use];
      if (truth(row[2]) < 1) return;
      parts.triggers[row[0]](row[1], page, guard((event) => {
        if (page.signal.aborted) return;
        if (typeof event === "string") asked.delete(campaign);
        else if (!event && data.kinds[row[0]][1]) asked.add(campaign);
        else enrol(campaign);
        wake();
      }, "trigger"));
    });
  }, "campaign"));
};
