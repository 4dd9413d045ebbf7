import { observe } from "../../../runtime_js/core/facts.js";

/** @type {import("../../../runtime_js/types").TriggerWatch} */
export function watch({ condition, when }, page, fire) {
  let before = 0.5;
  observe(condition, page, (truth) => {
    if (truth === 1 && (!when || before === 0)) fire(!!when);
    before = truth;
  });
}
