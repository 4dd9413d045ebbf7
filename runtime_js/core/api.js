import { all } from "./arm.js";
import { setCart } from "./cart.js";
import { sayConsent } from "./consent.js";
import { emit, failed, guard } from "./events.js";
import { refusal } from "./gates.js";
import { bare } from "./json.js";
import { takeOrder } from "./order.js";
import { close, opened, put } from "./promotion.js";
import { forget, save } from "./record.js";
import { begin, isRunning, onBegin, takePage } from "./run.js";
import { activity } from "./session.js";
import { data } from "./site.js";
import { slotWait } from "./slots.js";
import { track } from "./track.js";

/** Calls that wait in memory for the first page view: what they say is counted, and nothing is before consent. */
const LATE = ["order", "profile", "segment", "track"];
/** Gates that `show` may be told to ignore. */
const GATES = ["targeting", "frequency", "schedule"];

/** The APIs on this page, by site. @type {{ [site: string]: object }} */
const sites = {};
/** Calls that wait. @type {ArrayLike<any>[]} */
let waiting = [];

/**
 * Keeps values of a use that the shop gives.
 * @param {string} use
 * @param {object} values
 */
const keep = (use, values) => save((area) => {
  area.values = Object.assign(area.values || bare(), values);
}, use);

/** The calls of `window.handbill`: docs/runtime.md. @type {{ [name: string]: (...given: any[]) => any }} */
const calls = {
  cart: setCart,
  order: takeOrder,
  page: takePage,
  profile(values) {
    keep("profile", values);
    emit("profile", { keys: Object.keys(values) });
  },
  segment(name) {
    keep("segments", { [name]: true });
    emit("segment", { name });
  },
  track,
  consent: sayConsent,
  show(id, options) {
    const promotion = all().find((one) => one.id === id);
    if (!promotion) return { refused: "unknown" };
    if (!begin()) return { refused: "consent" };
    const ignored = ((options || {}).ignore || []).filter((/** @type {string} */ gate) => GATES.includes(gate));
    const refused = refusal(promotion, ignored);
    const gate = refused ? refused.gate
      : opened().includes(promotion) || slotWait(promotion) ? "slot" : put(promotion, "api");
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
    forget();
  },
  push: (entry) => run(entry),
  site(id, api) {
    if (api) sites[id] = api;
    return sites[id];
  },
};

/** Runs a call that is written as a list: its name, then what it is given. @param {ArrayLike<any>} entry */
const run = (entry) => {
  const call = calls[entry[0]];
  if (!call) return failed("api", entry[0] + " is no call");
  if (LATE.includes(entry[0]) && !isRunning()) return waiting.push(entry);
  if (isRunning()) activity();
  return call.apply(null, Array.prototype.slice.call(entry, 1));
};

/**
 * Puts `window.handbill` in place, runs what was queued there, and stands aside for a copy that came before.
 * @returns {boolean} false when this site's bundle is on the page already
 */
export const install = () => {
  const page = /** @type {any} */ (window);
  const earlier = page.handbill;
  /** @type {any} */
  const api = {};
  Object.keys(calls).forEach((name) => {
    api[name] = guard("api", function () {
      return run([name].concat(Array.prototype.slice.call(arguments)));
    });
  });
  sites[data.site] = api;
  onBegin(() => {
    const entries = waiting;
    waiting = [];
    entries.forEach(guard("api", run));
  });
  if (earlier && typeof earlier.site === "function") {
    if (earlier.site(data.site)) return false;
    earlier.site(data.site, api);
    return true;
  }
  page.handbill = api;
  if (Array.isArray(earlier)) earlier.forEach(guard("api", run));
  return true;
};
