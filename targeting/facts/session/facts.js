import { after, now } from "../../../runtime_js/core/clock.js";
import { abandoned, follow_cart, on_cart } from "./abandoned.js";
import { session } from "../../../runtime_js/core/session.js";

/** @typedef {import("../../../runtime_js/types").FactReader} FactReader */

/** @type {FactReader} */
export function page_views() {
  const visit = session();
  return visit && visit.views;
}

/** @type {FactReader} */
export function duration() {
  const visit = session();
  return visit && now() - visit.start;
}

/** @type {FactReader} */
export function landing_path() {
  const visit = session();
  return visit && visit.landing && visit.landing.split("?")[0];
}

/** @type {FactReader} */
export function value_abandoned(currency) {
  return abandoned(currency);
}

export function note_cart() {
  follow_cart();
}

/** @type {import("../../../runtime_js/types").FactWatch} */
export function watch_cart(changed) {
  on_cart(changed);
}

/** @type {import("../../../runtime_js/types").FactWatch} */
export function watch_duration(changed) {
  after(5e3, () => {
    changed();
    watch_duration(changed);
  });
}
