import { listen } from "../../../runtime_js/core/events.js";

/** @type {import("../../../runtime_js/types").TriggerWatch} */
export function watch({ selector }, { signal }, fire) {
  listen(window, "click", ({ target }) => target.closest && target.closest(selector) && fire(), { signal, capture: true });
}
