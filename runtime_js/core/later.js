// Calls of the page that say something of the visitor before that may be kept, where the page view has begun all the same:
// what is necessary shows before consent, or another purpose is granted already.
import { allows, answer } from "./consent.js";
import { guard } from "./events.js";
import { data } from "./site.js";

/** The consent use of what a call says, where it is not that of all that is counted. @type {{ [name: string]: string }} */
const USES = { profile: "profile", segment: "segments" };

/** Calls of which the triggers of this page have heard. @type {WeakSet<object>} */
const heard = new WeakSet();
/** Whether such a call is being made again. */
let repeated = false;

/**
 * Makes a call if what it says may be kept; else it waits for the visitor's answer, in memory, and a refusal drops it. What
 * is necessary may be asked for by an event at once.
 * @param {(...given: any[]) => any} call
 * @param {string} name
 * @param {any[]} given
 * @param {object} entry the call as it was written
 * @param {object[]} waiting
 */
export const early = (call, name, given, entry, waiting) => {
  const use = USES[name] in data.purposes ? USES[name] : "promotions";
  const may = allows(use);
  const before = heard.has(entry);
  if (!may && answer(data.purposes[use]) !== false) waiting.push(entry);
  if (!may && (USES[name] || before)) return;
  heard.add(entry);
  repeated = before;
  guard(() => call.apply(null, given), "api")();
  repeated = false;
};

/**
 * Whether a promotion hears for the second time what is told now: what is necessary was armed before anything was granted.
 * @param {import("../types").Promotion} promotion
 */
export const hasHeard = ({ design }) => repeated && !design.purpose;
