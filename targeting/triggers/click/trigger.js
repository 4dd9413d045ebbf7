import { listen } from "../../../runtime_js/core/events.js";

/** @type {import("../../../runtime_js/types").TriggerWatch} */
export function watch({ selector }, { signal }, fire) {
  listen(window, "click", ({ target, ctrlKey, metaKey, shiftKey }) => {
    // With one of these keys a link opens elsewhere, and the visitor with it.
    if (!(ctrlKey || metaKey || shiftKey) && target.closest && target.closest(selector)) fire();
  }, { signal, capture: true });
}
