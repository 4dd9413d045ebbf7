import { now } from "../../../runtime_js/core/clock.js";
import { engaged } from "../../../runtime_js/core/engaged.js";
import { session } from "../../../runtime_js/core/session.js";
import { visibleFor } from "../../../runtime_js/core/visible.js";

/** @type {import("../../../runtime_js/types").TriggerWatch} */
export const watch = ({ after, counts, clock }, page, fire) => {
  const visit = counts && session();
  const counting = clock ? (clock === "wall" ? () => true : engaged(page)) : undefined;
  visibleFor(after - (visit ? now() - visit.start : 0), page, fire, counting);
};
