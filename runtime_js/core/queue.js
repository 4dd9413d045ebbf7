import { after } from "./clock.js";
import { guard } from "./events.js";
import { hope, observe, truth } from "./facts.js";
import { refusal, wait } from "./gates.js";
import { opened, put } from "./promotion.js";
import { activity } from "./session.js";
import { data, parts } from "./site.js";

/** @typedef {import("../types").Promotion} Promotion */

/** ms that a schedule or a cap is waited for on the page. */
const PATIENCE = 36e5;

/** @type {Promotion[]} */
let promotions;
/** What has been triggered and not shown yet, by the row of its trigger.
 * @type {Map<Promotion, import("../types").Want>} */
let wanted = new Map();
let cancel = () => {};

/** Every promotion of the site. */
export const all = () =>
  (promotions = promotions || data.promotions.map((row) => ({
    id: row[0],
    design: data.designs[row[1]],
    priority: row[2],
    triggers: row[3],
    targeting: row[4],
    texts: row[5],
    extras: row[6] || {},
  })));

/**
 * Shows what is wanted, the most important first, as far as the gates let it through. What waits for its slot, or was
 * asked for by a state, stays wanted until the page view ends; an event that is refused is spent.
 */
const serve = () => {
  /** @type {Promotion[]} */
  const list = [];
  let next = PATIENCE;
  wanted.forEach((_, promotion) => list.push(promotion));
  list.sort((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1));
  list.forEach(guard("show", (promotion) => {
    const one = /** @type {import("../types").Want} */ (wanted.get(promotion));
    const gate = refusal(promotion, []);
    if (gate && (one.state || gate === "slot")) next = Math.min(next, wait);
    else wanted.delete(promotion);
    if (!gate) put(promotion, one.name);
  }));
  if (next < PATIENCE) cancel = after(next, serve);
};

/** Looks at what is wanted, once all that happens at this moment has happened: something that gates read has changed. */
export const wake = () => {
  cancel();
  cancel = after(0, serve);
};

/**
 * Whether a promotion can show in this page view at all.
 * @param {Promotion} promotion
 */
const possible = (promotion) =>
  promotion.triggers.length && hope(promotion.targeting) &&
  !(refusal(promotion, ["targeting", "slot"]) && wait > PATIENCE);

/** Forgets what was wanted: the page view ends. */
export const disarm = () => wanted.clear();

/**
 * Arms every promotion that can show in this page view, each distinct use of a trigger once. A state is told once.
 * @param {import("../types").PageView} page
 */
export const arm = (page) => {
  /** @type {Promotion[][]} */
  const users = [];
  all().forEach(guard("arm", (promotion) => {
    if (!possible(promotion)) return;
    observe(promotion.targeting, wake);
    promotion.triggers.forEach((use) => {
      (users[use] = users[use] || []).push(promotion);
    });
  }));
  users.forEach(guard("trigger", (promotions, use) => {
    const row = data.triggers[use];
    const kind = data.kinds[row[0]];
    let held = false;
    if (truth(row[2]) < 1) return;
    parts.triggers[row[0]](row[1], page, guard("trigger", (event) => {
      const state = kind[1] && !event;
      const over = parts.reason && typeof event === "string" && event;
      // A timer may outlive its page view.
      if (page.signal.aborted || (state && held)) return;
      held = !over;
      activity();
      promotions.forEach((promotion) => {
        if (!over && !wanted.has(promotion) && !opened().includes(promotion)) wanted.set(promotion, { name: kind[0], state });
        if (parts.reason) parts.reason(wanted, promotion, use, { name: kind[0], state }, over);
      });
      wake();
    }));
  }));
};
