import { cart, onCart } from "../../../runtime_js/core/cart.js";
import { now } from "../../../runtime_js/core/clock.js";
import { allows } from "../../../runtime_js/core/consent.js";
import { happened, onRecord, record, save } from "../../../runtime_js/core/record.js";
import { session } from "../../../runtime_js/core/session.js";

/**
 * A cart as a session left it: `start` is when that session began, `seen` when the cart was last seen, `amount` in minor
 * units of `currency`.
 *
 * @typedef {{ start: number, seen: number, currency: string, amount: number }} Left
 */

let following = false;

/** @param {Left | undefined} left */
function ordered_since(left) {
  return !left || happened("event", "order").t >= left.seen;
}

/** Keeps what is in the cart now; what another session had there becomes what was left. */
function keep() {
  const held = cart();
  const visit = session();
  if (!held || !visit) return;
  const { currency, total: amount } = held;
  const old = record().cart;
  if (old && old.start === visit.start && old.currency === currency && old.amount === amount) return;
  save((area) => {
    if (old && old.start !== visit.start) area.left = ordered_since(old) ? undefined : old;
    area.cart = { start: visit.start, seen: now(), currency, amount };
  });
}

/** Follows the cart on this page once it may be kept; asks for it, since nobody else may. */
export function follow_cart() {
  if (!allows("promotions")) return;
  if (!following) onCart(keep);
  following = true;
  keep();
}

/**
 * What the last session left in its cart; unknown while no cart was ever seen.
 *
 * @param {string | undefined} wanted currency
 * @returns {number | undefined}
 */
export function abandoned(wanted) {
  const { cart: last, left: before } = record();
  const visit = session();
  if (!last || !visit) return undefined;
  const left = last.start === visit.start ? before : last;
  if (ordered_since(left)) return 0;
  return !wanted || left.currency === wanted || !left.amount ? left.amount : undefined;
}

/** @param {() => void} changed */
export function on_cart(changed) {
  onRecord(changed);
}
