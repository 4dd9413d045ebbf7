import { record } from "../../../runtime_js/core/record.js";
import { session } from "../../../runtime_js/core/session.js";

/** @type {import("../../../runtime_js/types").TriggerWatch} */
export function watch({ count, counts }, _page, fire) {
  const kept = counts ? record() : session();
  // This page view has been counted already.
  if (kept && (kept.views || 0) >= count) fire();
}
