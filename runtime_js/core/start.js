import { install } from "./api.js";
import { painted } from "./clock.js";
import { listenConsent } from "./consent.js";
import { emit, guard, listen } from "./events.js";
import { begin } from "./run.js";
import { setSite } from "./site.js";

/**
 * Starts the bundle, in two steps: now the page API and the question for consent; the rest after the first paint,
 * when something may be shown. Browsers from before 2024 (no popover) are left alone.
 * @param {import("../types").Parts} code
 * @param {import("../types").Data} tables
 */
export const start = (code, tables) => {
  if (!("popover" in HTMLElement.prototype)) return;
  setSite(code, tables);
  if (!install()) return;
  const ask = guard(() => {
    listenConsent();
    painted(begin);
    emit("ready");
  });
  if (/** @type {any} */ (document).prerendering) listen(document, "prerenderingchange", ask);
  else ask();
};
