import { now } from "../../../runtime_js/core/clock.js";
import { session } from "../../../runtime_js/core/session.js";
import { visibleFor } from "../../../runtime_js/core/visible.js";

/** @type {import("../../../runtime_js/types").TriggerWatch} */
export function watch({ after, counts, clock }, page, fire) {
  const visit = counts && session();
  visibleFor(after - (visit ? now() - visit.start : 0), page, fire, clock);
}
