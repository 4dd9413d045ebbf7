import { watchPart } from "../../../runtime_js/core/part.js";

/** @type {import("../../../runtime_js/types").TriggerWatch} */
export function watch({ of, event }, page, fire) {
  /** Those that hold, or have fired. @type {boolean[]} */
  const held = [];
  of.forEach((/** @type {number} */ use, /** @type {number} */ i) => watchPart(use, page, (over) => {
    held[i] = !over;
    if (!over) fire(event);
    else if (!held.includes(true)) fire("over");
  }));
}
