import { cart, onCart } from "../../../runtime_js/core/cart.js";
import { guard } from "../../../runtime_js/core/events.js";
import { data } from "../../../runtime_js/core/site.js";
import { turn } from "../../../runtime_js/dom/screens.js";

/** The screen of those who lack nothing. */
const REACHED = "reached";

/**
 * The amount from which delivery is free for the cart as it is; unknown where the shop names none in its currency.
 * @param {number | { [currency: string]: number }} threshold in minor units, of the site's currency if it is one alone
 * @returns {number | undefined}
 */
const wanted = (threshold) => {
  const currency = cart()?.currency || "";
  if (typeof threshold !== "number") return threshold[currency];
  return currency === data.currency ? threshold : undefined;
};

/**
 * What the cart lacks, in minor units of its currency.
 * @type {import("../../../runtime_js/types").FactReader}
 */
export function missing(threshold) {
  const amount = wanted(threshold);
  return amount === undefined ? undefined : Math.max(amount - /** @type {any} */ (cart()).total, 0);
}

/** @type {import("../../../runtime_js/types").FactWatch} */
export function watch(changed) {
  onCart(changed);
}

/**
 * @param {string} argument `5000`, or `EUR:5000;USD:6000;`
 * @returns {number | { [currency: string]: number }}
 */
const read = (argument) => {
  if (!argument.includes(":")) return +argument;
  /** @type {{ [currency: string]: number }} */
  const found = {};
  argument.split(";").forEach((one) => {
    found[one.slice(0, 3)] = +one.slice(4);
  });
  return found;
};

/**
 * Fills the track as far as the cart goes, and shows what the cart lacks now, or that it lacks nothing.
 * @param {HTMLElement} element
 * @param {import("../../../runtime_js/types").Open} open
 * @param {string} argument
 */
export function attach(element, open, argument) {
  const threshold = read(argument);
  const fill = /** @type {HTMLElement} */ (element.firstElementChild);
  const screens = Object.keys(open.promotion.design.screens);
  /** @type {number | undefined} */
  let shown;
  const draw = () => {
    const amount = wanted(threshold);
    const lacks = /** @type {number | undefined} */ (missing(threshold));
    if (open.signal.aborted) return;
    open.box.hidden = lacks === undefined || (!lacks && !screens.includes(REACHED));
    if (lacks === undefined || lacks === shown || open.box.hidden) return;
    fill.style.width = 100 - (100 * lacks) / (amount || 1) + "%";
    turn(open, lacks ? screens[0] : REACHED);
    shown = lacks;
  };
  // The facts of the texts hear of the cart as well, and have to have heard.
  const later = () => {
    Promise.resolve().then(guard(draw));
  };
  onCart(later);
  later();
}
