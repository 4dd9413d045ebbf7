import { after, mono } from "./clock.js";
import { listen } from "./events.js";

/**
 * Calls `fn` when `ms` have gone by on a clock: `visible` stands while the page is hidden, frozen or in the
 * back/forward cache, `engaged` also from 30 s after the last input, `wall` never. Counts what has passed, no ticks.
 * @param {number} ms
 * @param {{ signal: AbortSignal }} page a PageView or an Open: it ends the waiting
 * @param {() => void} fn
 * @param {string} [clock]
 * @returns {() => void} cancels
 */
export const visibleFor = (ms, page, fn, clock) => {
  /** When the stretch that runs began. @type {number | undefined} */
  let since;
  let idle = false;
  let over = false;
  let cancel = () => {};
  let cancelIdle = cancel;
  const run = () => {
    cancel();
    if (since !== undefined) ms -= mono() - since;
    since = undefined;
    if (over || (clock !== "wall" && (idle || document.visibilityState !== "visible"))) return;
    since = mono();
    cancel = after(Math.max(0, ms), () => {
      end();
      fn();
    });
  };
  const end = () => {
    over = true;
    cancelIdle();
    run();
  };
  const input = () => {
    cancelIdle();
    cancelIdle = after(3e4, () => {
      idle = true;
      run();
    });
    if (idle) {
      idle = false;
      run();
    }
  };
  const signal = page.signal;
  listen(document, "visibilitychange", run, { signal });
  listen(signal, "abort", end);
  if (clock === "engaged") {
    listen(document, "pointermove pointerdown keydown scroll", input, { signal, capture: true, passive: true });
    input();
  }
  run();
  return end;
};
