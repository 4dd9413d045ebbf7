/** @typedef {import("../types").Data} Data */
/** @typedef {import("../types").Parts} Parts */

/** The tables that the compiler wrote. @type {Data} */
export let data;
/** The code that this bundle uses. @type {Parts} */
export let parts;

/**
 * Given once, by start.
 * @param {Parts} code
 * @param {Data} tables
 */
export const setSite = (code, tables) => {
  parts = code;
  data = tables;
};
