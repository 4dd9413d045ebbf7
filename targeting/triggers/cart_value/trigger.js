import { observe } from "../../../runtime_js/core/facts.js";

/** @type {import("../../../runtime_js/types").TriggerWatch} */
export function watch({ condition, when }, _page, fire) {
  /** @type {number | undefined} */
  let before;
  const look = (/** @type {number} */ truth) => {
    if (truth === 1 && (!when || before === 0)) fire(when && true);
    if (when) before = truth;
  };
  look(observe(condition, look));
}
