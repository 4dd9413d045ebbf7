import { close, opened } from "./promotion.js";
import { all } from "./queue.js";

/** @typedef {import("../types").Want} Want */

/** Each promotion as it was wanted last, by its place. @type {Want[]} */
const latest = [];

/** Goes by one of the reasons: a state, which is tried again when it is refused, before an event. @param {Want} one */
const choose = (one) => {
  const all = Object.keys(one.by || {}).map((use) => /** @type {any} */ (one.by)[use]);
  return Object.assign(one, all.find((want) => want.state) || all[0]);
};

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
  const promotion = all()[i];
  const waits = wanted[i];
  const one = waits || (ended ? latest[i] : { ...want, by: {} });
  const by = (one && one.by) || {};
  if (!one || (ended ? !by[use] : opened().includes(promotion))) return;
  if (!ended) {
    by[use] = want;
    wanted[i] = latest[i] = choose(one);
    return;
  }
  delete by[use];
  if (waits && Object.keys(by)[0]) choose(one);
  else if (waits) delete wanted[i];
  else if (ended === "close") close("navigation", (other) => other.promotion === promotion && !(other.touched && other.touched()));
};
