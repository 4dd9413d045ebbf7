import { missing } from "../../../runtime_js/core/own.js";

/** @type {import("../../../runtime_js/types").TriggerWatch} */
export function watch(_parameters, _page, fire) {
  if (missing()) fire();
}
