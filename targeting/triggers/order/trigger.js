import { listen } from "../../../runtime_js/core/events.js";

/** @type {(() => void)[]} */
let hearers = [];

/** Core calls it for an order that has been counted. */
export const ordered = () => hearers.forEach((fn) => fn());

/** @type {import("../../../runtime_js/types").TriggerWatch} */
export function watch(_parameters, { signal }, fire) {
  const hearer = () => fire();
  hearers.push(hearer);
  listen(signal, "abort", () => {
    hearers = hearers.filter((other) => other !== hearer);
  });
}
