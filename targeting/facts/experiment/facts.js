import { onRecord, record } from "../../../runtime_js/core/record.js";

/** @type {import("../../../runtime_js/types").FactReader} */
export function variant(name) {
  return record("experiments")["variant:" + name];
}

/** @type {import("../../../runtime_js/types").FactWatch} */
export function watch(changed) {
  onRecord(changed);
}
