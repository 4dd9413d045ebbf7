import { install } from "./api.js";
import { listenConsent } from "./consent.js";
import { emit, guard, listen } from "./events.js";
import { beginSoon, followConsent } from "./run.js";
import { setSite } from "./site.js";

/**
 * Starts the bundle, in two steps: now the page API and the question for consent; the rest after the first paint,
 * when something may be shown. Browsers from before 2024 (no popover) are left alone.
 * @param {import("../types").Parts} parts
 * @param {import("../types").Data} data
 */
export const start = (parts, data) => {
  if (!("popover" in HTMLElement.prototype)) return;
  setSite(parts, data);
  guard("start", () => {
    const ask = () => {
      listenConsent();
      beginSoon();
      emit("ready");
    };
    followConsent();
    if (!install()) return;
    if (/** @type {any} */ (document).prerendering) listen(document, "prerenderingchange", ask, { once: true });
    else ask();
  })();
};
