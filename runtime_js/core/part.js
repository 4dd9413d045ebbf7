import { guard } from "./events.js";
import { truth } from "./facts.js";
import { data, parts } from "./site.js";

/**
 * Watches a row of the table of triggers as a part of a combination, until the page view, or the part's turn, ends.
 * On a device that the row is not for, nothing is watched.
 * @param {number} use
 * @param {import("../types").PageView} page
 * @param {(over: boolean) => void} heard each time it fires; `over` when a state has ended
 */
export const watchPart = (use, page, heard) => {
  const row = data.triggers[use];
  if (truth(row[2]) > 0.5) {
    parts.triggers[row[0]](row[1], page, guard("trigger", (event) => {
      if (!page.signal.aborted) heard(!!parts.reason && typeof event === "string");
    }));
  }
};
