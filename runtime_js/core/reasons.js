import { close } from "./promotion.js";

/** @typedef {import("../types").Promotion} Promotion */
/** @typedef {import("../types").Want} Want */

/** Each promotion as it was wanted last. @type {Map<Promotion, Want>} */
const latest = new Map();

/**
 * Keeps all that a promotion is wanted for, so that the end of one state takes it off the queue only when nothing else
 * wants it. What closes with its state closes only if that state was among the reasons to show it.
 * @param {Map<Promotion, Want>} wanted
 * @param {Promotion} promotion
 * @param {number} use the row of the trigger
 * @param {Want} want what the trigger wants it for
 * @param {unknown} ended `over` or `close` when its state has ended
 */
export const reason = (wanted, promotion, use, want, ended) => {
  const waits = wanted.get(promotion);
  const one = waits || latest.get(promotion);
  if (!one) return;
  const by = (one.by = one.by || {});
  if (waits && !ended) by[use] = { name: want.name, state: want.state };
  if (waits) latest.set(promotion, waits);
  if (!ended || !by[use]) return;
  delete by[use];
  // A state is tried again when it is refused, so it goes before an event.
  const rest = Object.keys(by).map((key) => by[+key]).sort((a, b) => +!!b.state - +!!a.state);
  if (waits && rest[0]) Object.assign(waits, rest[0]);
  else if (waits) wanted.delete(promotion);
  else if (ended === "close") close("navigation", (other, touched) => other === promotion && !touched);
};
