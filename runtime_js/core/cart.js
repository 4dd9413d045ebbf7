import { guard } from "./events.js";
import { parts } from "./site.js";

/** @typedef {import("../types").Cart} Cart */

/** @type {Cart | undefined} */
let current;
let asked = false;
/** @type {(() => void)[]} */
const hearers = [];

/**
 * A cart that can be trusted: a currency, a finite total; other numbers only when they are ones. Else undefined.
 * @param {any} given
 * @returns {Cart | undefined}
 */
const valid = (given) => {
  if (!given || typeof given.currency !== "string" || !Number.isFinite(given.total)) return undefined;
  const cart = { ...given, currency: given.currency.toUpperCase() };
  ["subtotal", "discount", "count"].forEach((name) => {
    if (!Number.isFinite(cart[name])) delete cart[name];
  });
  ["lines", "codes"].forEach((name) => {
    if (!Array.isArray(cart[name])) delete cart[name];
  });
  if (cart.lines) cart.lines = cart.lines.filter((/** @type {any} */ line) => line && Number.isFinite(line.quantity));
  return cart;
};

/**
 * The cart, undefined while it is not known. The first call asks the platform, so only a rule that needs it may.
 * @returns {Cart | undefined}
 */
export const cart = () => {
  if (!asked) {
    asked = true;
    if (parts.platform.cart) guard("cart", parts.platform.cart)(setCart);
  }
  return current;
};

/**
 * Gives the cart; one that is not valid makes it unknown.
 * @param {unknown} given
 */
export const setCart = (given) => {
  current = valid(given);
  hearers.forEach((fn) => fn());
};

/**
 * Calls `fn` when the cart has been given.
 * @param {() => void} fn
 */
export const onCart = (fn) => {
  hearers.push(fn);
};
