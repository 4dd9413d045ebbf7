import { happened, onRecord } from "../../../runtime_js/core/record.js";

/** @typedef {import("../../../runtime_js/types").FactReader} FactReader */

/** @type {FactReader} */
export function seen(id = "") {
  return happened("impression", id);
}

/** @type {FactReader} */
export function engaged(id = "") {
  return happened("engagement", id);
}

/** @type {FactReader} */
export function dismissed(id = "") {
  return happened("dismissal", id);
}

/** @type {FactReader} */
export function submitted(id = "") {
  return happened("submission", id);
}

/** @type {FactReader} */
export function converted(id = "") {
  return happened("conversion", id);
}

/** @type {import("../../../runtime_js/types").FactWatch} */
export function watch(changed) {
  onRecord(changed);
}
