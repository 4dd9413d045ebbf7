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
  const options = { signal: page.signal, capture: true, passive: true };
  let since = mono();
  let counts = 0;
  let idle = false;
  let over = false;
  let cancel = () => {};
  let rest = cancel;
  const run = () => {
    cancel();
    ms -= counts * (mono() - since);
    since = mono();
    counts = +(!over && (clock === "wall" || (!idle && document.visibilityState === "visible")));
    if (counts) {
      cancel = after(ms, () => {
        end();
        fn();
      });
    }
  };
  const end = () => {
    over = true;
    rest();
    run();
  };
  const input = () => {
    rest();
    rest = after(3e4, () => {
      idle = true;
      run();
    });
    idle = false;
    run();
  };
  listen(document, "visibilitychange", run, options);
  listen(page.signal, "abort", end);
  if (clock === "engaged") {
    listen(document, "pointermove pointerdown keydown scroll", input, options);
    input();
  }
  run();
  return end;
};
