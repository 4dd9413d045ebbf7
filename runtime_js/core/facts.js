import { mono } from "./clock.js";
import { granted } from "./consent.js";
import { guard } from "./events.js";
import { wake } from "./queue.js";
import { data, parts } from "./site.js";

/** @typedef {import("../types").FactRow} FactRow */
/** @typedef {import("../types").FactValue} FactValue */

/** Values of facts, by index; each is read when it is first needed. @type {FactValue[]} */
let values;
/** What conditions are, by index: 0, 1, or 0.5 for unknown. @type {number[]} */
let truths;
/** Who wants to hear of a condition, by index. @type {((truth: number) => void)[][]} */
let observers;
/** What has asked for a condition, by its index, or for a fact, by the complement of its index.
 * @type {{ [asked: number]: number[] }} */
let users;
/** Families whose watch has been called. @type {boolean[]} */
const watched = [];

/** A page view begins: nothing is known, nobody listens. */
export const clearFacts = () => {
  values = [];
  truths = [];
  observers = [];
  users = {};
};

/**
 * What reads a fact of the shop's own and gives it its type.
 * @param {any} row
 * @returns {import("../types").FactReader}
 */
const typed = (row) => (given) => /** @type {any} */ (parts.types)[row[4] - 1](parts.facts[row[0]](given), row[5]);

/** When what no watch announces was last read. */
let looked = 0;

/** Reads anew what no watch announces, when a second has gone by. */
export const refresh = () => {
  if (mono() - looked < 1e3) return;
  looked = mono();
  changed((row) => /** @type {number} */ (row[3]) < 0);
};

/**
 * The value of a fact, undefined when it is unknown. The first need of a live one starts its family's watch.
 * @param {number} i
 * @returns {FactValue}
 */
export const value = (i) => {
  if (!(i in values)) {
    const row = data.facts[i];
    const live = /** @type {number} */ (row[3]);
    values[i] = granted(row[2]) ? guard(parts.types && row[4] ? typed(row) : parts.facts[row[0]], "fact")(row[1] || undefined) : undefined;
    if (live > 0 && !watched[live]) {
      watched[live] = true;
      guard(parts.watches[live - 1], "fact")(() => changed((other) => other[3] === live));
    }
  }
  return values[i];
};

/** @param {any} row of a test @param {number} user its index */
const test = (row, user) => {
  const word = parts.words[row[1]];
  const seen = value(row[0]);
  use(~row[0], user);
  return seen === undefined && !(data.exists && word.length < 2) ? 0.5 : +word(seen, row[2]);
};

/** @param {number} asked @param {number} user a condition that hangs on it */
export const use = (asked, user) => {
  (users[asked] = users[asked] || [])[user] = user;
};

/**
 * What a condition is now: 1, 0, or 0.5 when it can't be known. -1 or nothing stands for no condition, which is true.
 * Kleene's logic by numbers: all is the smallest, any the largest, not turns round. What decides ends the asking.
 * @param {number} [i]
 * @param {number} [user] a condition that hangs on it
 * @returns {number}
 */
export const truth = (i = -1, user = -1) => {
  const row = /** @type {any[]} */ (data.conditions[i] || ["&"]);
  const op = row[0];
  const any = +(op === "|");
  const pick = any ? Math.max : Math.min;
  use(i, user);
  if (!(i in truths)) {
    truths[i] = parts.ask && op[0] === "?" ? parts.ask(/** @type {any} */ (row), i)
      : op === "!" ? 1 - truth(row[1], i)
      : op >= 0 ? test(row, i)
      : row.reduce((so, part, at) => (at && so !== any ? pick(so, truth(part, i)) : so), 1 - any);
  }
  return truths[i];
};

/**
 * Calls `fn` when a condition has become something else, until the page view ends.
 * @param {number} i
 * @param {(truth: number) => void} fn
 * @returns {number} what it is now
 */
export const observe = (i, fn) => {
  (observers[i] = observers[i] || []).push(fn);
  return truth(i);
};

/**
 * Reads the facts that `which` picks anew, and looks again at what depends on one that has changed.
 * @param {(row: FactRow) => unknown} which
 */
export const changed = (which) => {
  /** @type {(() => unknown)[]} */
  const heard = [];
  const spoil = (/** @type {number} */ i) => {
    const old = truths[i];
    if (old === undefined) return;
    delete truths[i];
    // A test is looked at at once: mostly it is what it was, and nothing follows.
    if (/** @type {any} */ (data.conditions[i][0]) >= 0 && truth(i) === old) return;
    observers[i]?.forEach((fn) => heard.push(guard(() => truth(i) !== old && fn(truth(i)), "fact")));
    users[i].forEach(spoil);
  };
  values.forEach((old, i) => {
    if (!which(data.facts[i])) return;
    delete values[i];
    // Lists and occurrences are read anew each time.
    if (value(i) !== old || Object(old) === old) (users[~i] || []).forEach(spoil);
  });
  heard.forEach((fn) => fn());
  wake();
};
