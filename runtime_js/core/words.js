// The words of conditions, as the page knows them. Sets are arrays, occurrences {n, t}, moments ms since 1970.
// A word with one declared parameter is asked about unknown values too.
import { now } from "./clock.js";

/** @typedef {import("../types").Occurrence} Occurrence */

/** @param {any} value @param {any} wanted */
export const is = (value, wanted) => value === wanted;
/** @param {any} value @param {any[]} list */
export const in_ = (value, list) => list.includes(value);
/** @param {number} value @param {number} limit */
export const above = (value, limit) => value > limit;
/** @param {number} value @param {number} limit */
export const at_least = (value, limit) => value >= limit;
/** @param {string} value @param {string} part */
export const starts_with = (value, part) => value.startsWith(part);
/** @param {string} value @param {string} part */
export const ends_with = (value, part) => value.endsWith(part);
/** @param {string} value @param {string} part */
export const contains = (value, part) => value.includes(part);
/** @param {string} value @param {string} source of a regular expression over whole characters */
export const matches = (value, source) => new RegExp(source, "u").test(value);
/** Known and not empty: no empty text or set, and something that has happened. @param {any} value */
export const exists = (value, wanted = true) =>
  wanted === (value !== undefined && (value.n === undefined ? value.length !== 0 : value.n > 0));
/** @param {string[]} set @param {string} member */
export const has = (set, member) => set.includes(member);
/** @param {string[]} set @param {string[]} list */
export const has_any = (set, list) => list.some((member) => set.includes(member));
/** @param {string[]} set @param {string[]} list */
export const has_all = (set, list) => list.every((member) => set.includes(member));
/** @param {Occurrence} value @param {number} times */
export const times_at_least = (value, times) => value.n >= times;
/** @param {Occurrence} value @param {number} times */
export const times_above = (value, times) => value.n > times;
/** @param {Occurrence} value @param {number[]} list */
export const times_in = (value, list) => list.includes(value.n);

/** When it was; never is no moment. @param {number | Occurrence} value */
const moment = (value) => (typeof value === "number" ? value : value.n ? value.t : NaN);

/** Not longer ago than `ms`. @param {number | Occurrence} value @param {number} ms */
export const within = (value, ms) => now() - moment(value) <= ms;
/** Earlier than a moment. @param {number | Occurrence} value @param {number} limit */
export const before = (value, limit) => moment(value) < limit;
