import { setCart } from "./cart.js";
import { sayConsent } from "./consent.js";
import { emit, guard } from "./events.js";
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
/** Calls that wait for a page view, in memory: what they say is counted, and nothing is before consent. */
const COUNTED = /^(order|profile|segment|track)$/;

/** The APIs on this page, by site. @type {{ [site: string]: object }} */
const sites = {};
/** Calls that wait. @type {any[]} */
let waiting = [];

/**
 * Keeps values of a use that the shop gives, and tells their names.
 * @param {string} use
 * @param {object} values
 * @param {string} event
 */
const keep = (use, values, event) => {
  save((area) => {
    area.values = { ...area.values, ...values };
  }, use);
  emit(event, { names: Object.keys(values) });
};

/** The calls of `window.handbill`: docs/runtime.md. @type {{ [name: string]: (...given: any[]) => any }} */
const calls = {
  cart: setCart,
  order: takeOrder,
  page: takePage,
  profile: (values) => keep("profile", values, "profile"),
  segment: (name) => keep("segments", { [name]: true }, "segment"),
  track,
  consent: sayConsent,
  show(id, options = {}) {
    const promotion = all().find((one) => one.id === id);
    const ignored = (options.ignore || []).filter((/** @type {string} */ gate) => OPEN_GATES.test(gate));
    begin();
    const gate = !promotion ? "unknown" : view ? refusal(promotion, ignored) || put(promotion, "api") : "consent";
    return gate ? { refused: gate } : { shown: true };
  },
  close: (id) => close("script", (promotion) => promotion.id === id),
  on(name, fn) {
    const type = "handbill:" + name;
    document.addEventListener(type, fn);
    return () => document.removeEventListener(type, fn);
  },
  reset() {
    close("script", () => true);
    waiting = [];
    forget(["necessary"].concat(Object.keys(data.purposes)));
  },
  push: (entry) => run(entry),
  site: (id, api) => (sites[id] = sites[id] || api),
};

/** Runs a call that is written as a list: its name, then what it is given. */
const run = (/** @type {any[]} */ entry) => guard("api", () => {
  if (!view && COUNTED.test(entry[0])) return waiting.push(entry);
  if (view) activity();
  return calls[entry[0]].apply(null, Array.prototype.slice.call(entry, 1));
})();

/** Runs what has waited. */
export const flush = () => waiting.splice(0).forEach(run);

/**
 * Puts `window.handbill` in place, runs what was queued there, and stands aside for a copy that came before.
 * @returns {boolean} false when this site's bundle is on the page already
 */
export const install = () => {
  const page = /** @type {any} */ (window);
  const id = data.site;
  const earlier = page.handbill;
  /** @type {any} */
  const api = {};
  if (parts.explain) calls.explain = parts.explain;
  Object.keys(calls).forEach((name) => {
    api[name] = function () {
      return run([name].concat(Array.prototype.slice.call(arguments)));
    };
  });
  if (earlier && typeof earlier.site === "function") return earlier.site(id, api) === api;
  page.handbill = api;
  api.site(id, api);
  if (Array.isArray(earlier)) earlier.forEach(run);
  return true;
};
