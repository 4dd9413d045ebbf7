import { listen } from "../../../runtime_js/core/events.js";
import { past } from "../../../runtime_js/core/frequency.js";
import { all } from "../../../runtime_js/core/queue.js";
import { data } from "../../../runtime_js/core/site.js";

/** The event of the page that tells of it; the record keeps its count under the same name. @type {{ [does: string]: string }} */
const EVENTS = {
  seen: "impression",
  engaged: "engagement",
  dismissed: "dismissal",
  submitted: "submission",
  converted: "conversion",
};

/** @type {import("../../../runtime_js/types").TriggerWatch} */
export function watch({ id, does }, page, fire) {
  const other = all().find((promotion) => promotion.id === id);
  const kind = EVENTS[does];
  // Not every end is a dismissal: the record knows, and has been written before the page is told.
  const times = () => (other && kind ? past(other, kind).n : 0);
  let before = times();
  listen(document, "handbill:" + (kind || "dismissal"), ({ detail }) => {
    if (detail.promotion !== id || detail.site !== data.site) return;
    const now = times();
    if (!kind || now > before) fire();
    before = now;
  }, page);
}
