import { now } from "./clock.js";
import { guard } from "./events.js";
import { json } from "./json.js";
import { ask } from "./leads.js";
import { record, save } from "./record.js";
import { data } from "./site.js";

/** @typedef {import("../types").Open} Open */
/** @typedef {import("../types").Redeemed} Redeemed */
/** @typedef {(found?: Redeemed) => void} Told */

/** Who waits for the lead of a promotion. @type {{ [promotion: string]: ((id?: string) => void)[] }} */
const waiting = {};
/** Who waits for an answer that is asked for already. @type {{ [key: string]: Told[] }} */
const asking = {};

/**
 * The shop has a promotion's lead, or will never have it.
 * @param {string} promotion
 * @param {string} [id] of the lead that is safe
 */
export const leadSettled = (promotion, id) => {
  if (id) saveId(promotion, id);
  (waiting[promotion] || []).splice(0).forEach((fn) => fn(id));
};

/**
 * Keeps the id by which the shop knows who asks.
 * @param {string} promotion
 * @param {string} id
 */
const saveId = (promotion, id) => {
  save((area) => {
    area["safe:" + promotion] = { id, t: now() };
  });
  return id;
};

/**
 * Calls `fn` once the shop has the promotion's lead, with its id; without one when it refuses it. A promotion that
 * collects nothing asks by an id of its own.
 * @param {Open} open
 * @param {(id?: string) => void} fn
 */
const whenSafe = (open, fn) => {
  const promotion = open.promotion.id;
  const area = record();
  const leads = area.leads || {};
  const form = () => open.holder.querySelector("form");
  const wait = () => {
    waiting[promotion] = (waiting[promotion] || []).concat((id) => (id || !form() ? fn(id) : wait()));
  };
  const safe = area["safe:" + promotion];
  if (safe) fn(safe.id);
  else if (form() || Object.keys(leads).some((id) => leads[id]?.promotion === promotion)) wait();
  else fn(saveId(promotion, crypto.getRandomValues(new Uint32Array(4)).join("-")));
};

/**
 * What the shop's answer says, kept for this visitor; nothing when it says nothing.
 * @param {string} key
 * @param {any} answer
 * @param {string} [screen] on which it is shown
 * @returns {Redeemed | undefined}
 */
const take = (key, answer, screen) => {
  const { code, prize, expires } = answer || {};
  const found = {
    code: code && String(code),
    prize: prize && String(prize),
    expires: (typeof expires === "number" ? expires : Date.parse(expires)) || undefined,
    screen,
    t: now(),
  };
  // What is over when it comes is no coupon.
  if (!(found.code || found.prize) || /** @type {number} */ (found.expires) <= now()) return undefined;
  save((area) => {
    area[key] = found;
  });
  return found;
};

/** Whether a coupon that is kept can still be used. @param {Redeemed} [kept] */
const holds = (kept) => kept && !(/** @type {number} */ (kept.expires) <= now());

/**
 * The screen on which this visitor has got a code that still holds: what is opened again begins there.
 * @param {Open} open
 * @returns {string | undefined}
 */
export const screenOfCoupon = (open) => {
  const { id, design } = open.promotion;
  const area = record();
  const key = Object.keys(area).find((name) => !name.indexOf("coupon:" + id + ":") && holds(area[name]) && area[name].screen in design.screens);
  return key && area[key].screen;
};

/**
 * Keeps a code that came with something else, for the coupon of that pool.
 * @param {Open} open
 * @param {string} pool
 * @param {Redeemed} found
 */
export const keepCode = (open, pool, found) => take("coupon:" + open.promotion.id + ":" + pool, found);

/**
 * Asks the shop for a code of a pool, or for a prize: once the lead is safe, and never twice at a time. What came
 * before is told at once.
 * @param {Open} open
 * @param {{ pool?: string, prizes?: string[] }} wish
 * @param {Told} told without anything when the pool is empty or the shop does not answer
 * @param {string} [screen] to begin with when the promotion is opened again
 */
export const redeem = (open, wish, told, screen) => {
  const promotion = open.promotion.id;
  const key = "coupon:" + promotion + ":" + (wish.pool || "");
  const kept = record()[key];
  if (holds(kept)) return told(kept);
  if (asking[key]) return asking[key].push(told);
  asking[key] = [told];
  const end = (/** @type {Redeemed} */ found) => {
    const all = asking[key];
    delete asking[key];
    all.forEach((fn) => fn(found));
  };
  const fail = guard(() => end(/** @type {any} */ (undefined)), "coupons");
  whenSafe(open, (id) => {
    if (!id) return fail();
    ask(data.endpoints.coupons, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": id + ":" + encodeURIComponent(wish.pool || "") },
      body: json({ id, promotion, ...wish }),
    }).then((response) => (response.ok ? response.json() : undefined))
      .then(guard((answer) => end(/** @type {any} */ (take(key, answer, screen))), "coupons"), fail);
  });
};
