import { elapsed } from "../../../runtime_js/core/session.js";
import { visibleFor } from "../../../runtime_js/core/visible.js";

/** @type {import("../../../runtime_js/types").TriggerWatch} */
export function watch({ after, counts, clock }, page, fire) {
  visibleFor(after - (counts ? elapsed() : 0), page, fire, clock);
}
