// The only module that reads the time or sets a timer: a test build puts a clock in its place that the page moves.
import { guard } from "./events.js";
import { parts } from "./site.js";

/** Milliseconds since the page's birth; never goes back. */
export const mono = () => performance.now();

/** Milliseconds since 1970. Not Date.now(): shops' own tests freeze it, and a clock set back must not run backwards here. */
export const now = () => (parts.ahead && parts.ahead()) || Math.floor(performance.timeOrigin + mono());

/** Milliseconds since 1970 as the machine has it, which goes on while it sleeps; a page may freeze it, anybody set it. */
export const wall = () => (parts.ahead && parts.ahead()) || Date.now();

/**
 * Calls `fn` in `ms` milliseconds.
 * @param {number} ms no more than 2^31 - 1, some 24 days: what is longer browsers call at once
 * @param {() => void} fn
 * @returns {() => void} cancels
 */
export const after = (ms, fn) => {
  const id = setTimeout(guard(fn), ms);
  return () => clearTimeout(id);
};

/**
 * Calls `fn` after the next paint; a tab in the background paints when it is looked at.
 * @param {() => void} fn
 */
export const painted = (fn) => {
  requestAnimationFrame(() => after(0, fn));
};
