import { guard } from "./events.js";
import { use, value } from "./facts.js";
import { parts } from "./site.js";

/**
 * What a script of the shop's says: unknown when it throws, or says neither true nor false. What it reads is its own,
 * so that it can change nothing.
 * @param {import("../types").ScriptRow} row
 * @param {number} user the row's place, which is judged anew when a fact changes that the script may read
 * @returns {number}
 */
export const ask = (row, user) => {
  row.forEach((used) => {
    if (+used < 0) use(+used, user);
  });
  const path = row[0].slice(1);
  const answer = guard(/** @type {any} */ (parts.scripts)[path], "script " + path)((/** @type {string} */ name) =>
    structuredClone(value(~row[row.indexOf(name) - 1])));
  return answer === true ? 1 : answer === false ? 0 : 0.5;
};
