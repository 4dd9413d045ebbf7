import { now } from "./clock.js";
import { digitsOf } from "./currencies.js";
import { data } from "./site.js";

/** @typedef {import("../types").GateLine} GateLine */
/** @typedef {import("./explain.js").Line} Line */
/** @typedef {import("./explain.js").Answer} Answer */

const mark = (/** @type {boolean | null} */ truth) => (truth ? "\u2713" : truth === null ? "?" : "\u2717");

/** Milliseconds in their two largest units: `2d 3h`. @param {number} ms */
const length = (ms) => {
  /** @type {[string, number][]} */
  const units = [["d", 864e5], ["h", 36e5], ["m", 6e4], ["s", 1e3]];
  let rest = ms;
  return units.map((unit) => {
    const count = Math.floor(rest / unit[1]);
    rest -= count * unit[1];
    return count ? count + unit[0] : "";
  }).filter((part) => part).slice(0, 2).join(" ") || ms + "ms";
};

const ago = (/** @type {number} */ at) => (now() - at < 1e3 ? "just now" : length(now() - at) + " ago");

const moment = (/** @type {number} */ at) =>
  new Date(at).toLocaleString("sv-SE", { timeZone: data.zone || "UTC", dateStyle: "short", timeStyle: "short" });

/** @param {number} minor @param {string} currency */
const money = (minor, currency) => {
  const digits = digitsOf(currency);
  return (minor / 10 ** digits).toFixed(digits) + " " + currency;
};

/** By a fact's type, or a line's kind: the value in words. @type {{ [kind: string]: (seen: any, argument: any) => string }} */
const WORDS = {
  consent: (seen) => (seen ? "granted" : "not granted"),
  "cap": (seen) => seen + " shown",
  open: (seen) => seen + " open",
  from: moment,
  after: ago,
  moment,
  duration: length,
  percent: (seen) => seen + "%",
  money: (seen, argument) => money(seen, /** @type {string} */ (data.facts[argument[2]][1] || data.currency)),
  occurrence: (seen) => (seen.n ? (seen.n > 1 ? seen.n + " times, last " : "once, ") + ago(seen.t) : "never"),
};
/** Kinds that say what they saw as another does. @type {{ [kind: string]: string }} */
const LIKE = { all: "cap", shown: "cap", until: "from", gap: "after" };

/** @param {GateLine} row @param {Line} line */
const said = (row, line) => {
  const kind = /test|unless/.test(row[0]) ? row[1][1] : LIKE[row[0]] || row[0];
  if (line.of) return "";
  if (line.seen === null) return kind === "after" && line.truth ? "never" : "unknown";
  return WORDS[kind] ? WORDS[kind](line.seen, row[1]) : Array.isArray(line.seen) ? "[" + line.seen.join(", ") + "]" : String(line.seen);
};

/**
 * Puts cells below each other.
 * @param {string[][]} rows
 */
const aligned = (rows) =>
  rows.map((row) => row.map((cell, i) =>
    cell.padEnd(Math.max.apply(null, rows.map((other) => (other[i] || "").length)))).join("  ").trimEnd()).join("\n");

/**
 * A promotion's gates as a table, and the verdict.
 * @param {Answer} answer
 */
export const table = (answer) => {
  /** @type {string[][]} */
  const rows = [["", "seen", "wanted", "where"]];
  const add = (/** @type {GateLine} */ row, /** @type {Line} */ line, /** @type {string} */ indent) => {
    rows.push([indent + mark(line.truth) + " " + line.condition, said(row, line), line.wanted, line.at || "default"]);
    (line.of || []).forEach((part, i) => add(/** @type {GateLine[]} */ (row[5])[i], part, indent + "  "));
  };
  answer.gates.forEach((gate, i) => {
    const row = (data.gates || {})[answer.promotion][i];
    rows.push([mark(gate.truth) + " " + gate.gate]);
    gate["conditions"].forEach((line, k) => add(/** @type {GateLine} */ (row[k + 1]), line, "  "));
  });
  const verdict = answer.shows ? "would show" : "would not show: " + answer.by;
  return answer.promotion + "\n\n" + aligned(rows) + "\n\n" + answer.promotion + " " + verdict;
};
