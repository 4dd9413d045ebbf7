import { happened, onRecord } from "../../../runtime_js/core/record.js";

/** @typedef {import("../../../runtime_js/types").FactReader} FactReader */

const USE = "campaigns";

/** @type {FactReader} */
export function enrolled(id = "") {
  return happened("enrolled", id, USE);
}

/** @type {FactReader} */
export function finished(id = "") {
  return happened("finished", id, USE);
}

/** @type {FactReader} */
export function converted(id = "") {
  return happened("converted", id, USE);
}

/** @type {import("../../../runtime_js/types").FactWatch} */
export function watch(changed) {
  onRecord(changed);
}
