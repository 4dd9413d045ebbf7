import { setCart } from "./cart.js";
import { allows, sayConsent } from "./consent.js";
import { emit, guard } from "./events.js";
import { refresh } from "./facts.js";
import { refusal } from "./gates.js";
import { takeOrder } from "./order.js";
import { close, put } from "./promotion.js";
import { all } from "./queue.js";
import { forget, save } from "./record.js";
import { begin, takePage } from "./run.js";
import { activity } from "./session.js";
import { data, parts } from "./site.js";
import { track } from "./track.js";
import { view } from "./view.js";

/** The gates that `show` may be told to ignore. */
const OPEN_GATES = /^(targeting|frequency|schedule)$/;

/** The APIs on this page, by site. @type {{ [site: string]: object }} */
const sites = {};
/** Calls that wait. @type {any[]} */
let waiting = [];

/**
 * Keeps values of a use that the shop gives, and tells their names; neither without consent to it.
 * @param {object} values
 * @param {string} event
 * @param {string} [use]
 */
export const keep = (values, event, use = event) => {
  if (data.kept.values) {
    if (!allows(use)) return;
    save((area) => {
      area.values = { ...area.values, ...values };
    }, use);
  }
  emit(event, { names: Object.keys(values) });
};

/** @typedef {{ [name: string]: (...given: any[]) => any }} Calls */

/** Calls that wait for a page view, in memory: what they say is counted, and nothing is before consent. @type {Calls} */
const counted = {
  order: takeOrder,
  profile: (values) => keep(values, "profile"),
  segment: (name) => keep({ [name]: true }, "segment", "segments"),
  track,
};

/** The calls of `window.handbill`: docs/runtime.md. @type {Calls} */
const calls = {
  cart: setCart,
  page: takePage,
  consent: sayConsent,
  show: (id, options) => {
    const promotion = all().find((one) => one.id === id);
    const ignored = options?.ignore || [];
    begin();
    if (data.fresh) refresh();
    const gate = !promotion ? "unknown"
      : view ? refusal(promotion, ignored.filter((/** @type {string} */ gate) => OPEN_GATES.test(gate))) || put(promotion, "api") : "consent";
    return gate ? { refused: gate } : { shown: true };
  },
  close: (id) => close("script", (one) => one.promotion.id === id),
  on: (name, fn) => {
    const type = "handbill:" + name;
    document.addEventListener(type, fn);
    return () => document.removeEventListener(type, fn);
  },
  reset: () => {
    close("script", () => true);
    waiting = [];
    forget(() => true);
  },
  push: (entry) => run(entry),
  site: (id, api) => (sites[id] = sites[id] || api),
};

/** Runs a call that is written as a list: its name, then what it is given. */
const run = (/** @type {any} */ entry) => guard(() => {
  const given = Array.from(entry);
  const name = /** @type {string} */ (given.shift());
  if (view) activity();
  else if (counted[name]) return waiting.push(entry);
  if (parts.early && counted[name]) return parts.early(counted[name], name, given, entry, waiting);
  return (counted[name] || calls[name]).apply(null, given);
}, "api")();

/** Runs what has waited. */
export const flush = () => waiting.splice(0).forEach(run);

/**
 * Puts `window.handbill` in place, runs what was queued there, and stands aside for a copy that came before.
 * @returns {boolean} false when this site's bundle is on the page already
 */
export const install = () => {
  const page = /** @type {any} */ (window);
  const earlier = page.handbill;
  /** @type {any} */
  const api = {};
  if (parts.explain) calls.explain = parts.explain;
  Object.keys(counted).concat(Object.keys(calls)).forEach((name) => {
    api[name] = (/** @type {any[]} */ ...given) => run([name].concat(given));
  });
  if (typeof earlier?.site === "function") return earlier.site(data.site, api) === api;
  page.handbill = api;
  api.site(data.site, api);
  if (Array.isArray(earlier)) earlier.forEach(run);
  return true;
};
