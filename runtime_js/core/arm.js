import { after } from "./clock.js";
import { guard } from "./events.js";
import { hope, observe, truth } from "./facts.js";
import { refusal } from "./gates.js";
import { bare } from "./json.js";
import { opened } from "./promotion.js";
import { data, parts } from "./site.js";
import { enqueue } from "./slots.js";
import { view } from "./view.js";

/** @typedef {import("../types").Promotion} Promotion */

/** The longest wait in ms, of a schedule or a cap, that is sat out on the page. */
const PATIENCE = 36e5;

/** @type {Promotion[]} */
let promotions;
/** Promotions that are armed in this page view. @type {{ [id: string]: boolean }} */
let armed;
/** Who waits for a use of a trigger. @type {Promotion[][]} */
let users;
/** Uses of triggers that are states and have come true. @type {boolean[]} */
let held;

/** Every promotion of the site. */
export const all = () => {
  promotions = promotions || data.promotions.map((row) => ({
    id: row[0],
    design: data.designs[row[1]],
    priority: row[2],
    triggers: row[3],
    targeting: row[4],
    texts: row[5],
    extras: row[6] || {},
  }));
  return promotions;
};

/** A page view begins: nothing is armed. */
export const disarm = () => {
  armed = bare();
  users = [];
  held = [];
};

/**
 * A trigger has fired for a promotion: it queues for its slot if all gates let it through. A state that was refused is
 * tried again, when its time has come or when something that the gates read has changed; an event is spent.
 * @param {Promotion} promotion
 * @param {number} use
 * @param {boolean} state
 */
const attempt = (promotion, use, state) => {
  const spend = promotion.id + ":" + use;
  if ((state && view.counts[spend]) || opened().includes(promotion)) return;
  const refused = refusal(promotion);
  if (!refused) {
    const trigger = data.kinds[data.triggers[use][0]][0];
    enqueue({ promotion, trigger, spend, retry: () => state && attempt(promotion, use, state) });
  } else if (state && refused.wait < PATIENCE) {
    const page = view;
    after(refused.wait, () => {
      if (view === page) attempt(promotion, use, state);
    });
  }
};

/** Tries again what waits for a gate. @param {Promotion} promotion */
const retry = (promotion) => {
  promotion.triggers.forEach((use) => {
    if (held[use]) attempt(promotion, use, true);
  });
};

/** @param {number} use */
const watch = (use) => {
  const row = data.triggers[use];
  const state = data.kinds[row[0]][1];
  parts.triggers[row[0]](row[1], view, guard("trigger", (event) => {
    held[use] = !!state && !event;
    users[use].forEach(guard("trigger", (promotion) => attempt(promotion, use, held[use])));
  }));
};

/** @param {Promotion} promotion */
const possible = (promotion) => {
  const refused = refusal(promotion, ["targeting", "checkout"]);
  return promotion.triggers[0] !== undefined && (!refused || refused.wait < PATIENCE) && hope(promotion.targeting) &&
    (data.checkout === undefined || promotion.design.checkout || truth(data.checkout) < 1);
};

/** Arms every promotion that can show in this page view and is not armed yet; each distinct trigger once. */
export const arm = () => {
  /** @type {number[]} */
  const fresh = [];
  all().forEach(guard("arm", (promotion) => {
    if (armed[promotion.id]) return retry(promotion);
    if (!possible(promotion)) return;
    armed[promotion.id] = true;
    observe(promotion.targeting, () => retry(promotion));
    promotion.triggers.forEach((/** @type {number} */ use) => {
      const device = data.triggers[use][2];
      if (device !== undefined && truth(device) < 1) return;
      if (users[use]) users[use].push(promotion);
      else {
        users[use] = [promotion];
        fresh.push(use);
      }
      if (held[use]) attempt(promotion, use, true);
    });
  }));
  fresh.forEach(guard("trigger", watch));
};
