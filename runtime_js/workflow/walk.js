import { after, now } from "../core/clock.js";
import { allows } from "../core/consent.js";
import { emit, guard } from "../core/events.js";
import { truth } from "../core/facts.js";
import { wake } from "../core/queue.js";
import { count, happened, onRecord, record, save } from "../core/record.js";
import { data, parts } from "../core/site.js";
import { view } from "../core/view.js";
import { acts, takeOver } from "./acting.js";
import { arm, tryAgain } from "./enroll.js";

/** @typedef {import("./types").CampaignRow} CampaignRow */
/** @typedef {import("./types").Here} Here */

/** The consent use of what is kept of campaigns. */
export const USE = "campaigns";

/** Every campaign of the site, the most important first. @returns {CampaignRow[]} */
export const campaigns = () => data.campaigns || [];

/** Where the visitor stands in a campaign, if in it at all. @param {CampaignRow} campaign @returns {Here | undefined} */
export const place = (campaign) => record(USE)["at:" + campaign[0]];

/** Steps that were passed since something was waited for, by campaign and step. @type {{ [step: string]: 1 }} */
let passed = {};
/** The longest that browsers wait, in ms; what is longer they call at once. */
const LONGEST = 2 ** 31 - 1;
/** ms until some step wants to be asked again. */
let soonest = Infinity;
let cancel = () => {};
let heard = false;

/**
 * Asks all steps again in `ms`, or sooner.
 * @param {number} ms
 */
export const again = (ms) => {
  soonest = Math.min(soonest, ms, LONGEST);
};

/**
 * Whether what a step asks for may be otherwise as soon as the shop has answered a form.
 * @param {{ heard?: 1 }} given
 */
export const unanswered = ({ heard }) => data.heard && heard && parts.underway && parts.underway();

/** Keeps what the step at which the visitor stands has to know later. @param {CampaignRow} campaign @param {object} news */
export const remember = (campaign, news) => save((area) => {
  area["at:" + campaign[0]] = { ...area["at:" + campaign[0]], ...news };
}, USE);

/**
 * Takes the visitor to a step, or out of the campaign where there is none of that row.
 * @param {CampaignRow} campaign
 * @param {number} row
 * @param {string} what is counted with it
 */
export const move = (campaign, row, what) => {
  const id = campaign[0];
  const step = campaign[5][row];
  save((area) => {
    if (what) count(area, what, id);
    delete area["at:" + id];
    if (step) area["at:" + id] = { step: step[0], since: now() };
  }, USE);
  if (step) emit("step", { campaign: id, step: step[0] });
};

/** The visitor has done what the campaign is for, which counts once each time it has begun. @param {CampaignRow} campaign */
export const convert = (campaign) => {
  const id = campaign[0];
  if (happened("converted", id, USE).t >= happened("enrolled", id, USE).t) return;
  save((area) => count(area, "converted", id), USE);
};

/**
 * Goes on in a campaign until a step waits. One that comes round without having waited is held until the next page view.
 * @param {CampaignRow} campaign
 */
const follow = (campaign) => {
  const [id, , , , , steps, { exit }] = campaign;
  for (;;) {
    const here = place(campaign);
    if (!here) return;
    const row = steps.find((one) => one[0] === here.step);
    // A step that a later bundle has no more leads nowhere.
    if (!row || (exit !== undefined && truth(exit) === 1)) return move(campaign, -1, "");
    const key = id + " " + row[0];
    if (passed[key]) return;
    const to = parts.steps[row[1]](row[2], here, row[3], campaign);
    if (to === undefined) {
      Object.keys(passed).forEach((one) => {
        if (one.startsWith(id + " ")) delete passed[one];
      });
      return;
    }
    passed[key] = 1;
    move(campaign, to, campaign[5][to] ? "" : "finished");
  }
};

/** Begins the campaigns that wait to, and goes on in those that the visitor is in: in one tab alone, which can be seen. */
export const walk = () => {
  cancel();
  soonest = Infinity;
  if (!view || document.hidden || !allows(USE)) return;
  tryAgain();
  if (campaigns().some(place) && acts()) campaigns().forEach(guard(follow, "campaign"));
  if (soonest < Infinity) cancel = after(soonest, wake);
};

/** A page view begins, or what may be known in it has changed. */
export const begin = () => {
  passed = {};
  if (!heard) onRecord(wake);
  heard = true;
  takeOver();
  arm();
  wake();
};
