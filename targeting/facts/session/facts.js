import { now } from "../../../runtime_js/core/clock.js";
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
  return visit && visit.landing.split("?")[0];
}
