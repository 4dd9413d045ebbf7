import { observe } from "../../../runtime_js/core/facts.js";

/** @type {import("../../../runtime_js/types").TriggerWatch} */
export function watch({ condition, when, later }, _page, fire) {
  /** @type {number | undefined} */
  let before;
  const look = (/** @type {number} */ truth) => {
    if (truth === 1 && (!when || before === 0)) fire(when && true);
    if (when) before = truth;
  };
  if (later) before = observe(condition, look);
  else look(observe(condition, look));
}
