import { watchPart } from "../../../runtime_js/core/part.js";

/** @type {import("../../../runtime_js/types").TriggerWatch} */
export function watch({ of, event }, page, fire) {
  /** What has happened in this page view, or still holds. @type {boolean[]} */
  const held = [];
  const every = () => of.every((/** @type {number} */ _, /** @type {number} */ i) => held[i]);
  of.forEach((/** @type {number} */ use, /** @type {number} */ i) => watchPart(use, page, (over) => {
    const before = every();
    held[i] = !over;
    if (every()) fire(event);
    else if (before) fire("over");
  }));
}
