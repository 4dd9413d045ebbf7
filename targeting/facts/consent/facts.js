import { answer, onConsent } from "../../../runtime_js/core/consent.js";

/** @type {import("../../../runtime_js/types").FactReader} */
export function answered(purpose = "") {
  return answer(purpose);
}

/** @type {import("../../../runtime_js/types").FactWatch} */
export function watch(changed) {
  onConsent(changed);
}
