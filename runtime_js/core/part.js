import { guard } from "./events.js";
import { truth } from "./facts.js";
import { data, parts } from "./site.js";

/**
 * Watches a row of the table of triggers as a part of a combination, until the page view, or the part's turn, ends.
 * On a device that the row is not for, nothing is watched.
 * @param {number} use
 * @param {import("../types").PageView} page
 * @param {(over: boolean) => void} heard each time an event happens, and once when a state begins; `over` when it ends
 */
export const watchPart = (use, page, heard) => {
  const row = data.triggers[use];
  let held = false;
  if (truth(row[2]) < 1) return;
  parts.triggers[row[0]](row[1], page, guard((event) => {
    const over = !!parts.reason && typeof event === "string";
    // A part may outlive its turn.
    if (page.signal.aborted || (held && !event && data.kinds[row[0]][1])) return;
    held = !over;
    heard(over);
  }, "trigger"));
};
