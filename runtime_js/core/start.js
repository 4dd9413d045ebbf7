import { install } from "./api.js";
import { painted } from "./clock.js";
import { listenConsent } from "./consent.js";
import { emit, guard, listen } from "./events.js";
import { begin, followConsent } from "./run.js";
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
  if (!install()) return;
  const ask = guard("start", () => {
    followConsent();
    listenConsent();
    painted(begin);
    emit("ready");
  });
  if (/** @type {any} */ (document).prerendering) listen(document, "prerenderingchange", ask);
  else ask();
};
