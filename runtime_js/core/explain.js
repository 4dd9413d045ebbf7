// Why a promotion shows or does not, as data and in the console. Only development builds hold this module; what it says
// is what `handbill explain` says for the same visitor.
import { now } from "./clock.js";
import { granted } from "./consent.js";
import { table } from "./explaintext.js";
import { truth, value } from "./facts.js";
import { capped, useOf } from "./frequency.js";
import { refusal } from "./gates.js";
import { opened } from "./promotion.js";
import { all } from "./queue.js";
import { happened } from "./record.js";
import { data, parts } from "./site.js";
import { counts, view } from "./view.js";

/** @typedef {import("../types").Promotion} Promotion */
/** @typedef {import("../types").GateLine} GateLine */
/**
 * What a line comes to, null when that can't be told, and what it saw.
 * @typedef {{ condition: string, truth: boolean | null, seen: any, wanted: string, at: string | null, of?: Line[] }} Line
 */
/** @typedef {{ gate: string, truth: boolean | null, conditions: Line[] }} Gate */
/** @typedef {{ promotion: string, shows: boolean, by: string | null, gates: Gate[] }} Answer */

/** Kleene's third value is null here. @param {number} one */
const settled = (one) => (one === 0.5 ? null : one > 0);

/** @param {(boolean | null)[]} truths */
const every = (truths) => (truths.includes(false) ? false : truths.includes(null) ? null : true);

/** How often it was shown, found by asking for every cap. @param {Promotion} promotion @param {string} per @param {string} id */
const times = (promotion, per, id) => {
  let n = 0;
  while (capped(promotion, { [per]: n + 1 }, id)) n++;
  return n;
};

/** How often, and when last, something happened to it. @param {Promotion} promotion @param {string} kind @param {string} [id] */
const past = (promotion, kind, id = promotion.id) => happened(kind, id, useOf(promotion));

/** @param {number} most @param {number} n @returns {[boolean, number]} */
const below = (most, n) => [n < most, n];

/** @param {number} rest @param {{ n: number, t: number }} one @returns {[boolean, number | null]} */
const rested = (rest, one) => (one.t ? [rest >= 0 && now() >= one.t + rest, one.t] : [true, null]);

/**
 * A part of what the clock that a schedule goes by showed some minutes ago.
 * @param {import("../types").Calendar} only
 * @param {Intl.DateTimeFormatOptions} part
 */
const wall = (only, part, ago = 0) =>
  new Intl.DateTimeFormat("en-GB", { timeZone: only.local ? undefined : data.zone || "UTC", hourCycle: "h23", ...part }).format(now() - ago * 6e4);

/** Whether the gates that only some sites have let it through. @param {import("../types").Calendar} only @returns {boolean} */
const within = (only) =>
  (parts.gates || []).every((gate) => gate(/** @type {any} */ ({ extras: { only } })));

/** @param {any[]} argument */
const tested = (argument) => {
  /** @type {any} */
  const found = argument.slice(2).map((i) => value(i)).find((one) => one !== undefined);
  if (found === undefined) return null;
  if (Array.isArray(found)) return found.slice().sort();
  return found.n === undefined ? found : { n: found.n, t: found.t || 0 };
};

/**
 * By kind: what a line comes to, and what it sees. A key that is a name of the tables too stands in quotes.
 * @type {{ [kind: string]: (argument: any, promotion: Promotion) => [boolean | null, any] }}
 */
const KINDS = {
  consent: (purpose) => [granted(purpose), granted(purpose)],
  from: (at) => [now() >= at, now()],
  until: (at) => [now() < at, now()],
  days: (only) => [within(only), wall(only, { weekday: "short" }, only.late).toLowerCase()],
  dates: (only) => [within(only), +wall(only, { day: "numeric" }, only.late)],
  hours: (only) => [within(only), wall(only, { hour: "2-digit", minute: "2-digit" })],
  wall: (only) => [within(only), now()],
  "cap": (rule, promotion) => below(rule[1], times(promotion, rule[0], promotion.id)),
  all: (rule, promotion) => below(rule[1], times(promotion, rule[0], "")),
  shown: (rule) => below(rule[1], counts["slot:" + rule[0]] || 0),
  after: (rule, promotion) => rested(rule[1], past(promotion, rule[0])),
  gap: (rule, promotion) => {
    const last = past(promotion, "shown", "slot:" + rule[0]);
    // As the gate has it: what lies further ahead was written before the clock went back.
    return last.t - now() >= rule[1] ? [true, last.t] : rested(rule[1], last);
  },
  open: (rule) => below(rule[1], opened().filter((one) => one.design.slot === rule[0]).length),
  test: (argument) => [settled(truth(argument[0])), tested(argument)],
  script: (argument) => [settled(truth(argument[0])), settled(truth(argument[0]))],
  unless: (argument) => [truth(argument[0]) < 1, tested(argument)],
  variant: (name, promotion) => (parts.would ? parts.would(promotion) : [null, null]),
  every: (argument) => [settled(truth(argument[0])), null],
};
/** Kinds that can be answered before anything may be read. */
const EARLY = /^(consent|from|until|days|dates|hours|wall|open)$/;

/**
 * @param {GateLine} row
 * @param {Promotion} promotion
 * @param {boolean} readable whether what is kept and what conditions ask for may be read
 * @returns {Line}
 */
const answer = (row, promotion, readable) => {
  const kind = row[0];
  const found = EARLY.test(kind) || readable ? (KINDS[kind] || KINDS.every)(row[1], promotion) : [null, null];
  /** @type {Line} */
  const line = { condition: row[2], truth: found[0], seen: found[1], wanted: row[3], at: row[4] || null };
  if (row[5]) line.of = row[5].map((part) => answer(part, promotion, readable));
  return line;
};

/** @param {Promotion} promotion @returns {Answer} */
const about = (promotion) => {
  const kept = !!view && granted(promotion.design.purpose);
  const gates = (data.gates || {})[promotion.id].map((row) => {
    const name = row[0];
    const lines = /** @type {GateLine[]} */ (row.slice(1));
    const readable = /frequency|slot/.test(name) ? kept : !!view;
    const conditions = lines.map((line) => answer(line, promotion, readable));
    // In quotes, since it is a name of the page API too.
    return { gate: name, truth: every(conditions.map((line) => line.truth)), "conditions": conditions };
  });
  const last = gates[gates.length - 1];
  const held = last.gate === "experiment" && last.truth === false ? "experiment" : null;
  const by = view ? refusal(promotion) || held : parts.bot && parts.bot() ? "targeting" : "consent";
  const slot = gates.find((gate) => gate.gate === by);
  // What the lines do not say: a dialog of the shop's, one of ours over a popover, and all that a crawler may not read.
  if (slot && (slot.truth || !view)) slot.truth = false;
  return { promotion: promotion.id, shows: !by, by, gates };
};

/**
 * Says of a promotion, or of each, what every gate sees and wants; prints it, and hands it back.
 * @param {string} [id]
 * @returns {Answer | Answer[] | undefined} undefined when there is no such promotion
 */
export const explain = (id) => {
  const answers = all().filter((one) => !id || one.id === id).map(about);
  answers.forEach((one) => console.log(table(one)));
  if (!answers[0]) console.log("There is no promotion '" + id + "'. There are: " + all().map((one) => one.id).join(", "));
  return id ? answers[0] : answers;
};
