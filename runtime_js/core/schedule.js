import { now } from "./clock.js";
import { parts } from "./site.js";

/**
 * The gate of `schedule`, with those of its gates that only some sites need.
 * @type {import("../types").Gate}
 */
export const schedule = (promotion) => {
  const when = promotion.extras.when || [0, 0];
  let wait = when[1] && now() >= when[1] ? Infinity : Math.max(0, when[0] - now());
  (parts.gates || []).forEach((gate) => {
    wait = Math.max(wait, gate(promotion));
  });
  return wait;
};
