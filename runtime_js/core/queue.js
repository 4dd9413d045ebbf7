import { after } from "./clock.js";
import { guard } from "./events.js";
import { refresh, truth } from "./facts.js";
import { refusal } from "./gates.js";
import { hasHeard } from "./later.js";
import { opened, put } from "./promotion.js";
import { read } from "./record.js";
import { activity } from "./session.js";
import { data, parts } from "./site.js";

/** @typedef {import("../types").Promotion} Promotion */

/** ms after which what is wanted and was refused is asked again: a schedule or a gap may have passed, a dialog closed. */
const AGAIN = 500;
/** What a promotion is shown for that a step of a campaign shows. */
const CAMPAIGN = "campaign";

/** @type {Promotion[]} */
let promotions;
/** What has been triggered and not shown yet, by the place of the promotion. @type {import("../types").Want[]} */
let wanted = [];
let cancel = () => {};

/** Every promotion of the site, the most important first. */
export const all = () =>
  (promotions = promotions || data.promotions.map((row) => ({
    id: row[0],
    design: data.designs[row[1]],
    triggers: row[2],
    rule: row[3],
    hope: row[4],
    texts: row[5],
    extras: row[6] || {},
  })));

/**
 * Shows what is wanted, the most important first, as far as the gates let it through. What waits for its slot, or was
 * asked for by a state, stays wanted until the page view ends; an event that is refused is spent.
 */
const serve = () => {
  // Another tab may have shown it meanwhile, of which one that is hidden hears nothing.
  read();
  if (parts.walk) {
    // What campaigns wanted they say anew.
    wanted.forEach((one, i) => one.name === CAMPAIGN && delete wanted[i]);
    parts.walk();
  }
  wanted.forEach(guard((one, i) => {
    const promotion = all()[i];
    const gate = refusal(promotion);
    if (!gate || !(one.state || gate === "slot")) delete wanted[i];
    if (!gate) put(promotion, one.name, data.campaigns && one.campaign);
  }));
  if (Object.keys(wanted)[0]) cancel = after(AGAIN, serve);
};

/**
 * Puts a promotion among the wanted that a step of a campaign shows now, for as long as the step says so.
 * @param {number} i the promotion's place
 * @param {{ campaign: string }} campaign
 */
export const want = (i, campaign) => {
  wanted[i] = wanted[i] || { name: CAMPAIGN, state: 1, campaign };
};

/** Looks at what is wanted, once all that happens at this moment has happened: something that gates read has changed. */
export const wake = () => {
  cancel();
  cancel = after(0, serve);
};

/** Forgets what was wanted: the page view ends. */
export const disarm = () => {
  wanted = [];
};

/**
 * Arms every promotion that can show in this page view, each distinct use of a trigger once. A state is told once.
 * @param {import("../types").PageView} page
 */
export const arm = (page) => {
  /** @type {number[][]} */
  const users = [];
  all().forEach(guard((promotion, i) => {
    if (truth(promotion.hope) && !refusal(promotion, ["schedule", "targeting", "slot"])) {
      promotion.triggers.forEach((use) => {
        (users[use] = users[use] || []).push(i);
      });
    }
  }));
  users.forEach(guard((those, use) => {
    const row = data.triggers[use];
    const kind = data.kinds[row[0]];
    let held = false;
    if (truth(row[2]) < 1) return;
    parts.triggers[row[0]](row[1], page, (event) => {
      const state = kind[1] && !event;
      const over = parts.reason && typeof event === "string" && event;
      // A timer may outlive its page view.
      if (page.signal.aborted || (state && held)) return;
      held = !over;
      activity();
      if (data.fresh) refresh();
      those.forEach((i) => {
        if (parts.early && hasHeard(all()[i])) return;
        if (parts.reason) parts.reason(wanted, i, use, { name: kind[0], state }, over);
        else if ((state || !wanted[i]) && !opened().includes(all()[i])) wanted[i] = { name: kind[0], state };
      });
      wake();
    });
  }, "trigger"));
};
