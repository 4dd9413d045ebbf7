import { close } from "./promotion.js";
import { all } from "./queue.js";

/** @typedef {import("../types").Want} Want */

/** Each promotion as it was wanted last, by its place. @type {Want[]} */
const latest = [];

/**
 * Keeps all that a promotion is wanted for, so that the end of one state takes it off the queue only when nothing else
 * wants it. What closes with its state closes only if that state was among the reasons to show it.
 * @param {Want[]} wanted
 * @param {number} i the promotion's place
 * @param {number} use the row of the trigger
 * @param {Want} want what the trigger wants it for
 * @param {unknown} ended `over` or `close` when its state has ended
 */
export const reason = (wanted, i, use, want, ended) => {
  const waits = wanted[i];
  const one = waits || latest[i];
  if (!one) return;
  const by = (one.by = one.by || {});
  if (waits && !ended) by[use] = { name: want.name, state: want.state };
  if (waits) latest[i] = waits;
  if (!ended || !by[use]) return;
  delete by[use];
  // A state is tried again when it is refused, so it goes before an event.
  const rest = Object.keys(by).map((key) => by[+key]).sort((a, b) => +!!b.state - +!!a.state);
  if (waits && rest[0]) Object.assign(waits, rest[0]);
  else if (waits) delete wanted[i];
  else if (ended === "close") close("navigation", (other) => other.promotion === all()[i] && !(other.touched && other.touched()));
};
