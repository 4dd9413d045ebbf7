import { guard } from "./events.js";
import { parts } from "./site.js";

/** @typedef {import("../types").Cart} Cart */

/** @type {Cart | undefined} */
let current;
let asked = false;
/** @type {(() => void)[]} */
const hearers = [];

/**
 * The cart, undefined while it is not known. The first call asks the platform, so only a rule that needs it may.
 * @returns {Cart | undefined}
 */
export const cart = () => {
  if (parts.platform.cart && !asked) {
    asked = true;
    guard(parts.platform.cart, "cart")(setCart);
  }
  return current;
};

/**
 * Gives the cart; one without a currency or a total makes it unknown.
 * @param {any} given
 */
export const setCart = (given) => {
  current = given?.currency && given.total >= 0 ? given : undefined;
  hearers.forEach((fn) => fn());
};

/**
 * Calls `fn` when the cart has been given.
 * @param {() => void} fn
 */
export const onCart = (fn) => {
  hearers.push(fn);
};
