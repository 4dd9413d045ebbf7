import { guard } from "./events.js";
import { value } from "./facts.js";
import { data, parts } from "./site.js";

/**
 * What a script of the shop's says: unknown when it throws, or says neither true nor false. What it reads is its own,
 * so that it can change nothing.
 * @param {import("../types").ScriptRow} row
 * @param {boolean} hoping every live fact counts as unknown, and so does what is said of it
 * @returns {number}
 */
export const ask = (row, hoping) => {
  if (hoping && row.some((used) => +used < 0 && data.facts[~used][3])) return 0.5;
  const path = row[0].slice(1);
  const answer = guard("script " + path, /** @type {any} */ (parts.scripts)[path])((/** @type {string} */ name) =>
    structuredClone(value(~row[row.indexOf(name) - 1])));
  return answer === true ? 1 : answer === false ? 0 : 0.5;
};
