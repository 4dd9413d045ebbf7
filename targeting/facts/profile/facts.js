import { onRecord, record } from "../../../runtime_js/core/record.js";

/** As it was given. @type {(name?: string) => any} */
export function value(name = "") {
  const { values } = record("profile");
  return values && Object.hasOwn(values, name) ? values[name] : undefined;
}

/** @type {import("../../../runtime_js/types").FactReader} */
export function text(name) {
  const found = value(name);
  return found === undefined || Object(found) === found ? undefined : String(found);
}

/** @type {import("../../../runtime_js/types").FactWatch} */
export function watch(changed) {
  onRecord(changed);
}
