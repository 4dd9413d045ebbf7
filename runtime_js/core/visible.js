import { after, mono } from "./clock.js";
import { listen } from "./events.js";

/**
 * Calls `fn` when `ms` have gone by on a clock that counts what has passed, without ticks.
 * @param {number} ms
 * @param {{ signal: AbortSignal }} page a PageView or an Open: it ends the waiting
 * @param {() => void} fn
 * @param {(look: () => void) => boolean} [counting] whether the clock runs now, for `look`, which is to be called when
 *   the answer may be another; left out, it stands while the page is hidden, frozen or in the back/forward cache
 * @returns {() => void} cancels
 */
export const visibleFor = (ms, page, fn, counting = () => !document.hidden) => {
  let since = mono();
  let runs = 0;
  let cancel = () => {};
  const look = () => {
    cancel();
    ms -= runs * (mono() - since);
    since = mono();
    runs = +counting(look);
    if (runs) {
      cancel = after(ms, () => {
        end();
        fn();
      });
    }
  };
  const end = () => {
    counting = () => false;
    look();
  };
  listen(document, "visibilitychange", look, page);
  listen(page.signal, "abort", end);
  look();
  return end;
};
