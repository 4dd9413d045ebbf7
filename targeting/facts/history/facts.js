import { allows } from "../../../runtime_js/core/consent.js";
import { onRecord, record, save } from "../../../runtime_js/core/record.js";
import { onProduct, product } from "../../../runtime_js/core/product.js";

/** @typedef {import("../../../runtime_js/types").FactReader} FactReader */

const MOST = 30;
// No id has a line break in it, and the record holds no lists.
const BREAK = "\n";
/** What waits for products already. @type {Map<unknown, boolean>} */
const waiting = new Map();

/**
 * What was looked at, the latest first.
 *
 * @param {string} name
 * @returns {string[]}
 */
function seen(name) {
  const area = record("profile");
  return area[name] ? area[name].split(BREAK) : [];
}

/**
 * Puts what is looked at now before what was.
 *
 * @param {string} name
 * @param {unknown} found one or several
 */
function note(name, found) {
  const old = seen(name);
  const fresh = /** @type {unknown[]} */ ([]).concat(found === undefined ? [] : found).map(String);
  if (fresh.every((one, i) => one === old[i])) return;
  save((area) => {
    area[name] = fresh.concat(old.filter((one) => !fresh.includes(one))).slice(0, MOST).join(BREAK);
  }, "profile");
}

/** Does it now and whenever the platform tells of a product, once that may be kept. @param {() => void} look */
function keep(look) {
  if (!allows("profile")) return;
  if (!waiting.has(look)) onProduct(look);
  waiting.set(look, true);
  look();
}

function look_at_product() {
  note("products", (product() || {}).id);
}

function look_at_categories() {
  note("categories", (product() || {}).categories);
}

export function note_product() {
  keep(look_at_product);
}

export function note_categories() {
  keep(look_at_categories);
}

/** @type {FactReader} */
export function products() {
  return seen("products");
}

/** @type {FactReader} */
export function categories() {
  return seen("categories");
}

/** @type {import("../../../runtime_js/types").FactWatch} */
export function watch(changed) {
  onRecord(changed);
}
