import { record } from "../../../runtime_js/core/record.js";

/** @typedef {import("../../../runtime_js/types").FactReader} FactReader */
/** @typedef {import("../../../runtime_js/types").Area} Area */

// What crawlers and those who fetch previews call themselves.
const CRAWLER = /(?<!cu)bot\b|crawl|spider|slurp|externalhit|mediapartners|lighthouse|inspection-?tool|preview|embedly|archiver/i;

/** @returns {Area} */
function known() {
  return record() || {};
}

/** @type {FactReader} */
export function first_session() {
  const { sessions } = known();
  return sessions === undefined ? undefined : sessions < 2;
}

/** @type {FactReader} */
export function sessions() {
  return known().sessions;
}

/** @type {FactReader} */
export function page_views() {
  return known().views;
}

/** @type {FactReader} */
export function first_seen() {
  const { origin } = known();
  return origin && origin.start;
}

/** @type {FactReader} */
export function last_seen() {
  return known().previous;
}

/** @type {FactReader} */
export function bot() {
  return CRAWLER.test(navigator.userAgent);
}
