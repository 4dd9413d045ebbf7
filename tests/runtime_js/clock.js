// Takes the place of runtime_js/core/clock.js in test builds: the page of the test holds the clock, and time goes by
// when it says `handbillClock.advance(ms)`. `time` is in ms since 1970, `mono` since the page's birth; setting `time`
// alone sets the visitor's clock.
import { guard } from "../../runtime_js/core/events.js";
import { parts } from "../../runtime_js/core/site.js";

/** @typedef {{ due: number, fn: () => void }} Timer */
/** @typedef {{ time: number, mono: number, timers: Timer[], advance: (ms: number) => void }} Clock */

/**
 * Runs the timers that fall due on the way, each at its moment.
 * @param {Clock} clock
 * @param {number} ms
 */
const advance = (clock, ms) => {
  const end = clock.mono + ms;
  const move = (/** @type {number} */ to) => {
    clock.time += to - clock.mono;
    clock.mono = to;
  };
  for (;;) {
    /** @type {Timer | undefined} */
    let next;
    clock.timers.forEach((timer) => {
      if (timer.due <= end && (!next || timer.due < next.due)) next = timer;
    });
    if (!next) break;
    const timer = next;
    clock.timers.splice(clock.timers.indexOf(timer), 1);
    move(Math.max(clock.mono, timer.due));
    timer.fn();
  }
  move(end);
};

/** @returns {Clock} */
const pageClock = () => {
  const page = /** @type {any} */ (window);
  const clock = page.handbillClock || { time: Date.now(), mono: 0, timers: [] };
  page.handbillClock = clock;
  if (!clock.advance) clock.advance = (/** @type {number} */ ms) => advance(clock, ms);
  return clock;
};

export const mono = () => pageClock().mono;

export const now = () => (parts.ahead && parts.ahead()) || pageClock().time;

export const wall = () => (parts.ahead && parts.ahead()) || pageClock().time;

/**
 * @param {number} ms
 * @param {() => void} fn
 * @returns {() => void} cancels
 */
export const after = (ms, fn) => {
  if (ms > 2 ** 31 - 1) throw new RangeError("a browser would call this at once");
  const timers = pageClock().timers;
  const timer = { due: mono() + ms, fn: guard(fn, "timer") };
  timers.push(timer);
  // What is due at once happens without waiting for the test to move the clock.
  if (ms <= 0) {
    queueMicrotask(() => {
      if (timers.includes(timer)) pageClock().advance(0);
    });
  }
  return () => {
    const place = timers.indexOf(timer);
    if (place >= 0) timers.splice(place, 1);
  };
};

/** @param {() => void} fn */
export const painted = (fn) => {
  requestAnimationFrame(() => setTimeout(guard(fn, "timer"), 0));
};
