import { listen } from "../../../runtime_js/core/events.js";
import { data, parts } from "../../../runtime_js/core/site.js";
import { pageData } from "../../../runtime_js/core/view.js";

/** @typedef {import("../../../runtime_js/types").FactReader} FactReader */

/** @type {FactReader} */
export function path() {
  return location.pathname;
}

/** @type {FactReader} */
export function host() {
  return location.hostname;
}

/** @type {FactReader} */
export function query(name = "") {
  return new URLSearchParams(location.search).get(name) || "";
}

/** @type {FactReader} */
export function hash() {
  return location.hash.slice(1);
}

/** @type {FactReader} */
export function title() {
  return document.title;
}

/** @type {FactReader} */
export function type() {
  const named = data.pages && data.pages.find((row) => new RegExp(row[1]).test(location.pathname));
  return named ? named[0] : pageData().type || (parts.platform.page_type && parts.platform.page_type()) || "other";
}

/** @type {FactReader} */
export function language() {
  return document.documentElement.lang;
}

/** @type {FactReader} */
export function referrer() {
  return document.referrer;
}

/** @type {import("../../../runtime_js/types").FactWatch} */
export function watch(changed) {
  listen(window, "hashchange", changed);
}
