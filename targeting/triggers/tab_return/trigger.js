import { mono } from "../../../runtime_js/core/clock.js";
import { listen } from "../../../runtime_js/core/events.js";

/** @type {import("../../../runtime_js/types").TriggerWatch} */
export function watch(parameters, { signal }, fire) {
  let since = Infinity;
  let left = false;
  listen(document, "visibilitychange", () => {
    if (document.hidden) {
      // Whoever follows a link leaves the page, not the tab; the back button then brings it back from the cache.
      since = left ? Infinity : mono();
      return;
    }
    const away = mono() - since;
    since = Infinity;
    if (away >= (parameters.away ?? 1000)) fire();
  }, { signal });
  listen(window, "pagehide pageshow", (event) => {
    left = event.type === "pagehide";
    since = Infinity;
  }, { signal });
}
