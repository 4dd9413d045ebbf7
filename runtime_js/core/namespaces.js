import { bucket } from "./variants.js";

/**
 * Whether a visitor is within the share that an experiment has of its namespace, and has a variant of no other there:
 * shares move when experiments come and go, what was assigned does not.
 * @param {import("../types").Test} test
 * @param {any} area what is kept of experiments
 * @returns {boolean}
 */
export const within = ({ space }, area) => {
  if (!space) return true;
  const place = bucket(space[0], area.visitor);
  return place >= space[1] && place < space[2] && !space.slice(3).some((other) => area["variant:" + other]);
};
