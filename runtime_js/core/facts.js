import { granted } from "./consent.js";
import { guard } from "./events.js";
import { data, parts } from "./site.js";

/** @typedef {import("../types").FactRow} FactRow */
/** @typedef {import("../types").FactValue} FactValue */

/** Values of facts, by index; each is read when it is first needed. @type {FactValue[]} */
let values;
/** What conditions are, by index: 0, 1, or 0.5 for unknown. @type {number[]} */
let truths;
/** The same, where every live fact counts as unknown. @type {number[]} */
let hopes;
/** Who wants to hear of a condition, by index. @type {((truth: number) => void)[][]} */
let observers;
/** Conditions that use a condition, by its index, or a fact, by the complement of its index.
 * @type {{ [used: number]: number[] } | undefined} */
let users;
/** Families whose watch has been called. @type {boolean[]} */
const watched = [];

/** A page view begins: nothing is known, nobody listens. */
export const clearFacts = () => {
  values = [];
  truths = [];
  hopes = [];
  observers = [];
};

/**
 * The value of a fact, undefined when it is unknown. The first need of a live one starts its family's watch.
 * @param {number} i
 * @returns {FactValue}
 */
export const value = (i) => {
  if (!(i in values)) {
    const row = data.facts[i];
    const live = row[3] || 0;
    values[i] = granted(row[2]) ? guard("fact", parts.facts[row[0]])(row[1] || undefined) : undefined;
    if (live > 0 && !watched[live]) {
      watched[live] = true;
      guard("fact", parts.watches[live - 1])(() => changed((other) => other[3] === live));
    }
  }
  return values[i];
};

/**
 * Kleene's logic by numbers: all is the smallest, any the largest, not turns round.
 * @param {number} i
 * @param {number[]} cache `truths` or `hopes`
 * @returns {number}
 */
const judge = (i, cache) => {
  if (!(i in cache)) {
    const row = /** @type {any[]} */ (data.conditions[i]);
    const op = row[0];
    const pick = op === "|" ? Math.max : Math.min;
    const end = pick(0, 1);
    cache[i] = parts.ask && op[0] === "?" ? parts.ask(/** @type {any} */ (row), cache === hopes)
      : op === "!" ? 1 - judge(row[1], cache)
      : typeof op === "string" ? row.reduce((so, k, at) => (at && so !== end ? pick(so, judge(k, cache)) : so), 1 - end)
      : cache === hopes && data.facts[op][3] ? 0.5 : test(row);
  }
  return cache[i];
};

/** @param {any[]} row */
const test = (row) => {
  const word = parts.words[row[1]];
  const seen = value(row[0]);
  const answer = seen === undefined && word.length > 1 ? seen : word(seen, row[2]);
  return answer === undefined ? 0.5 : +answer;
};

/**
 * What a condition is now: 1, 0, or 0.5 when it can't be known. -1 or nothing stands for no condition, which is true.
 * @param {number} [i]
 */
export const truth = (i = -1) => (i < 0 ? 1 : judge(i, truths));

/**
 * Whether a condition can become true within this page view: by page facts alone, without reading a live one.
 * @param {number} i
 */
export const hope = (i) => i < 0 || judge(i, hopes) > 0;

/**
 * Calls `fn` when a condition has become something else, until the page view ends.
 * @param {number} i
 * @param {(truth: number) => void} fn
 * @returns {number} what it is now
 */
export const observe = (i, fn) => {
  if (i >= 0) (observers[i] = observers[i] || []).push(fn);
  return truth(i);
};

const findUsers = () => {
  /** @type {{ [used: number]: number[] }} */
  const found = {};
  data.conditions.forEach((row, i) => {
    const used = /** @type {any[]} */ (typeof row[0] === "number" ? [~row[0]] : row.slice(1));
    used.forEach((k) => (found[k] = found[k] || []).push(i));
  });
  return found;
};

/**
 * Reads the facts that `which` picks anew, and looks again at the conditions that depend on one that has changed.
 * @param {(row: FactRow) => unknown} which
 */
export const changed = (which) => {
  /** @type {(() => void)[]} */
  const dirty = [];
  const all = (users = users || findUsers());
  const spoil = (/** @type {number} */ i) => {
    const old = truths[i];
    if (old === undefined) return;
    delete truths[i];
    // A test is looked at at once: mostly it is what it was, and nothing follows.
    if (typeof data.conditions[i][0] === "number" && truth(i) === old) return;
    if (observers[i]) {
      dirty.push(guard("condition", () => {
        if (truth(i) !== old) observers[i].forEach((fn) => fn(truth(i)));
      }));
    }
    (all[i] || []).forEach(spoil);
  };
  values.forEach((old, i) => {
    if (!which(data.facts[i])) return;
    delete values[i];
    if (value(i) !== old || typeof old === "object") (all[~i] || []).forEach(spoil);
  });
  dirty.forEach((fn) => fn());
};
