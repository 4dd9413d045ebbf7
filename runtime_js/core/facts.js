import { mono } from "./clock.js";
import { granted } from "./consent.js";
import { failed, guard } from "./events.js";
import { json } from "./json.js";
import { data, parts } from "./site.js";

/** @typedef {import("../types").FactRow} FactRow */
/** @typedef {import("../types").FactValue} FactValue */

/** Values of facts, by index; each is read when it is first needed. @type {FactValue[]} */
let values = [];
/** What conditions are, by index: 0, 1, or 0.5 for unknown. @type {number[]} */
let truths = [];
/** The same, where every live fact counts as unknown. @type {number[]} */
let hopes = [];
/** Who wants to hear of a condition, by index. @type {((truth: number) => void)[][]} */
let observers = [];
/** What observers were told last. @type {number[]} */
let told = [];
/** Conditions that use a fact, and those that use a condition. @type {number[][][]} */
let users;
/** Families whose watch has been called. @type {boolean[]} */
const watched = [];
/** When time-dependent conditions were last asked. */
let asked = 0;

/** A page view begins: nothing is known, nobody listens. */
export const clearFacts = () => {
  values = [];
  truths = [];
  hopes = [];
  observers = [];
  told = [];
};

/** @param {FactRow} row */
const read = (row) => {
  try {
    return !row[2] || granted(row[2]) ? parts.facts[row[0]](row[1] || undefined) : undefined;
  } catch (error) {
    failed("fact", error);
    return undefined;
  }
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
    values[i] = read(row);
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
  if (i in cache) return cache[i];
  const row = data.conditions[i];
  const op = row[0];
  let result = 0.5;
  if (op === "!") {
    result = 1 - judge(row[1], cache);
  } else if (typeof op === "string") {
    const end = op === "|" ? 1 : 0;
    result = 1 - end;
    for (let k = 1; k < row.length && result !== end; k++) {
      const one = judge(/** @type {number} */ (row[k]), cache);
      if (end ? one > result : one < result) result = one;
    }
  } else if (cache === truths || !data.facts[op][3]) {
    const word = parts.words[row[1]];
    const seen = value(op);
    if (seen !== undefined || word.length < 2) {
      try {
        const answer = word(seen, row[2]);
        if (answer !== undefined) result = +answer;
      } catch (error) {
        failed("condition", error);
      }
    }
  }
  cache[i] = result;
  return result;
};

/**
 * What a condition is now: 1, 0, or 0.5 when it can't be known. -1 stands for no condition, which is true.
 * @param {number} i
 */
export const truth = (i) => {
  if (i < 0) return 1;
  if (mono() - asked > 1e3) {
    asked = mono();
    changed((row) => row[3] === -1);
    truths = [];
    observers.forEach((_, k) => inform(k));
  }
  return judge(i, truths);
};

/**
 * Whether a condition can become true within this page view: by page facts alone, without reading a live one.
 * @param {number} i
 */
export const hope = (i) => i < 0 || judge(i, hopes) > 0;

/** Tells the observers of a condition, if it is not what they were told. @param {number} i */
const inform = (i) => {
  const now = judge(i, truths);
  if (now === told[i]) return;
  told[i] = now;
  observers[i].forEach((fn) => fn(now));
};

/**
 * Calls `fn` when a condition has become something else, until the page view ends.
 * @param {number} i
 * @param {(truth: number) => void} fn
 * @returns {number} what it is now
 */
export const observe = (i, fn) => {
  const now = truth(i);
  if (i >= 0) {
    told[i] = now;
    (observers[i] = observers[i] || []).push(fn);
  }
  return now;
};

/** Who uses which fact ([0]) and which condition ([1]). */
const findUsers = () => {
  users = [[], []];
  data.conditions.forEach((row, i) => {
    const kind = typeof row[0] === "string" ? 1 : 0;
    for (let k = kind; k < (kind ? row.length : 1); k++) {
      const used = /** @type {number} */ (row[k]);
      (users[kind][used] = users[kind][used] || []).push(i);
    }
  });
};

/**
 * Reads the facts that `which` picks anew, and looks again at the conditions that depend on one that has changed.
 * @param {(row: FactRow) => boolean} which
 */
export const changed = (which) => {
  /** @type {number[]} */
  const dirty = [];
  const spoil = (/** @type {number} */ i) => {
    if (!(i in truths)) return;
    delete truths[i];
    if (observers[i]) dirty.push(i);
    (users[1][i] || []).forEach(spoil);
  };
  if (!users) findUsers();
  values.forEach((old, i) => {
    if (!which(data.facts[i])) return;
    delete values[i];
    if (json(value(i)) !== json(old)) (users[0][i] || []).forEach(spoil);
  });
  dirty.forEach(inform);
};

/** Reads everything anew: consent has been granted, or the page comes back from the back/forward cache. */
export const refresh = () => {
  hopes = [];
  changed(() => true);
};
