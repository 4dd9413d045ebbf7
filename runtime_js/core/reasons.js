import { close, opened } from "./promotion.js";

/** @typedef {import("../types").Promotion} Promotion */
/** @typedef {import("../types").Want} Want */

/** Each promotion as it was wanted last. @type {Map<Promotion, Want>} */
const latest = new Map();

/** Goes by one of the reasons: a state, which is tried again when it is refused, before an event. @param {Want} one */
const choose = (one) => {
  const all = Object.keys(one.by || {}).map((use) => /** @type {any} */ (one.by)[use]);
  return Object.assign(one, all.find((want) => want.state) || all[0]);
};

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
  const one = waits || (ended ? latest.get(promotion) : { ...want, by: {} });
  const by = (one && one.by) || {};
  if (!one || (ended ? !by[use] : opened().includes(promotion))) return;
  if (!ended) {
    by[use] = want;
    wanted.set(promotion, choose(one));
    latest.set(promotion, one);
    return;
  }
  delete by[use];
  if (waits && Object.keys(by)[0]) choose(one);
  else if (waits) wanted.delete(promotion);
  else if (ended === "close") close("navigation", (other, touched) => other === promotion && !touched);
};
