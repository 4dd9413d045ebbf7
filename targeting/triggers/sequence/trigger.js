import { listen } from "../../../runtime_js/core/events.js";
import { watchPart } from "../../../runtime_js/core/part.js";

/** @type {import("../../../runtime_js/types").TriggerWatch} */
export function watch({ of, event }, page, fire) {
  const turn = (/** @type {number} */ i) => {
    if (i === of.length - 1) return watchPart(of[i], page, (over) => fire(over ? "over" : event));
    // A part is watched for as long as it is its turn.
    const controller = new AbortController();
    const signal = controller.signal;
    listen(page.signal, "abort", () => controller.abort(), { signal });
    watchPart(of[i], { ...page, signal }, (over) => {
      if (over) return;
      controller.abort();
      turn(i + 1);
    });
  };
  turn(0);
}
