import { answer } from "../../../runtime_js/core/consent.js";

/** @type {import("../../../runtime_js/types").FactReader} */
export function answered(purpose = "") {
  return answer(purpose);
}
