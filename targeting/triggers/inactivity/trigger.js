import { after, mono } from "../../../runtime_js/core/clock.js";
import { listen } from "../../../runtime_js/core/events.js";
import { activity } from "../../../runtime_js/core/session.js";

/** @type {import("../../../runtime_js/types").TriggerWatch} */
export function watch(parameters, { signal }, fire) {
  let last = 0;
  let waiting = false;
  // One timer for a whole stretch of input: it looks back when it is due.
  const wait = (/** @type {number} */ ms) => {
    waiting = true;
    after(ms, () => {
      const rest = last + parameters.after - mono();
      waiting = false;
      if (document.hidden) return;
      if (rest > 0) wait(rest);
      else fire();
    });
  };
  const input = () => {
    last = mono();
    activity();
    if (!waiting) wait(parameters.after);
  };
  // Not `scroll`: a carousel that turns by itself scrolls too.
  "pointermove pointerdown keydown wheel touchmove visibilitychange".split(" ").forEach((type) =>
    listen(window, type, input, { signal, capture: true, passive: true }));
  input();
}
