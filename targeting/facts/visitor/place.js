import { guard } from "../../../runtime_js/core/events.js";
import { record } from "../../../runtime_js/core/record.js";
import { parts } from "../../../runtime_js/core/site.js";
import { pageData } from "../../../runtime_js/core/view.js";

/** What the platform has told. @type {{ [name: string]: unknown }} */
let found = {};
let asked = false;
/** @type {(() => void)[]} */
const hearers = [];

/**
 * Where the visitor is, as far as somebody says. The first call asks the platform, unless the page has said it.
 *
 * @param {"country" | "region" | "city"} name
 * @returns {string | undefined}
 */
export function place(name) {
  const { values = {} } = record("profile");
  const said = (pageData().place || values)[name] || values[name];
  const { platform } = parts;
  if (!said && !asked && platform.place) {
    asked = true;
    guard(platform.place, "place")((/** @type {any} */ news) => {
      found = news || {};
      hearers.forEach((fn) => fn());
    });
  }
  const one = said || found[name];
  return one ? String(one) : undefined;
}

/** @param {() => void} fn */
export function on_place(fn) {
  hearers.push(fn);
}
