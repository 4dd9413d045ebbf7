import { now } from "../../../core/clock.js";
import { useOf } from "../../../core/frequency.js";
import { refusal } from "../../../core/gates.js";
import { opened } from "../../../core/promotion.js";
import { all, want } from "../../../core/queue.js";
import { happened } from "../../../core/record.js";
import { data } from "../../../core/site.js";
import { again, remember, unanswered } from "../../walk.js";

/** What the record counts of a promotion. */
const COUNTED = ["shown", "engagement", "dismissal", "submission", "conversion"];
/** Under which name it counts what a definition waits for. @type {{ [word: string]: string }} */
const EVENTS = { engaged: "engagement", dismissed: "dismissal", submitted: "submission", converted: "conversion" };
/** The gates that don't open for a visitor who waits at them: who is refused there goes on. */
const REFUSING = /^(schedule|frequency|targeting)$/;

/**
 * Waits in the queue like what a state asks for. What has happened since is told by counts, so that it is known after a
 * reload, and of other tabs. What navigation took away unanswered is offered again.
 * @type {import("../../types").Step}
 */
export const step = (given, here, next, campaign) => {
  const { promotion: id, until } = given;
  const i = all().findIndex((one) => one.id === id);
  const promotion = all()[i];
  // One whose schedule is over has left the bundle.
  if (!promotion) return next;
  const use = data.necessary && useOf(promotion);
  const counts = COUNTED.map((kind) => happened(kind, id, use).n);
  if (!here.was) remember(campaign, { was: counts.join(" ") });
  /** @type {string[]} */
  const was = (here.was || counts.join(" ")).split(" ");
  // Not "more": what a full record has dropped begins at 0 again, and nobody may wait for ever.
  const since = (/** @type {string} */ kind) => counts[COUNTED.indexOf(kind)] !== +was[COUNTED.indexOf(kind)];
  const open = opened().includes(promotion);
  const shown = since("shown");
  const done = until.some((/** @type {string | number} */ sign) => {
    if (sign === "closed") return shown && !open;
    if (typeof sign === "string") return since(EVENTS[sign]);
    const rest = happened("shown", id, use).t + sign - now();
    return shown && (rest <= 0 || again(rest));
  });
  if (done || (shown && promotion.withheld)) return next;
  if (open || (shown && (since("engagement") || since("dismissal")))) return undefined;
  if (REFUSING.test(refusal(promotion) || "")) return unanswered(given) ? undefined : next;
  want(i, { campaign: campaign[0] });
  return undefined;
};
