import { happened, onRecord } from "../../../runtime_js/core/record.js";

/** @type {import("../../../runtime_js/types").FactReader} */
export function tracked(name = "") {
  return happened("event", name);
}

/** @type {import("../../../runtime_js/types").FactWatch} */
export function watch(changed) {
  onRecord(changed);
}
