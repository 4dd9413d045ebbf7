import { flush } from "./api.js";
import { painted } from "./clock.js";
import { allows, granted, onConsent } from "./consent.js";
import { guard, listen } from "./events.js";
import { changed, clearFacts } from "./facts.js";
import { refusal } from "./gates.js";
import { watchNavigation } from "./navigation.js";
import { close, leaveAll } from "./promotion.js";
import { arm, disarm, wake } from "./queue.js";
import { reread, watchRecord } from "./record.js";
import { activity } from "./session.js";
import { data, parts } from "./site.js";
import { beginView, counts, endView, setPage, view } from "./view.js";

let running = false;

/** Begins a page view, or the same one anew; it is counted once, and not before it may be. @param {boolean} [again] */
const turn = (again) => {
  const page = beginView(again);
  disarm();
  clearFacts();
  if (allows("promotions") && !counts["view:"]) {
    counts["view:"] = 1;
    activity(true);
  }
  // What does not belong to the new page closes, unless a field of it is touched.
  if (!again) close("navigation", (promotion, touched) => !touched && refusal(promotion, ["frequency", "slot"]));
  arm(page);
  if (parts.views) parts.views.forEach((fn) => guard("record", fn)());
  flush();
};

/** The visitor is back, from another tab or another page: much may have happened there. */
const back = () => {
  if (document.visibilityState !== "visible") return;
  reread();
  activity();
  wake();
};

/** Begins the first page view, once the document has been read, if something may be shown at all. */
export const begin = () => {
  if (parts.bot && parts.bot()) return;
  if (running || !(allows("promotions") || data.designs.some((design) => !design.purpose))) return;
  if (document.readyState === "loading") return listen(document, "DOMContentLoaded", begin);
  running = true;
  watchRecord();
  watchNavigation(() => {
    endView();
    disarm();
    setPage();
    painted(() => turn());
  });
  listen(document, "visibilitychange", back);
  listen(window, "pagehide", leaveAll);
  listen(window, "pageshow", (event) => {
    if (!event.persisted) return;
    changed(() => true);
    back();
  });
  turn();
  if (parts.more) parts.more.forEach((fn) => guard("start", fn)());
};

/** Follows consent: what loses it stops and closes, what gains it begins. */
export const followConsent = () => onConsent(() => {
  if (!view) return painted(begin);
  close("script", (promotion) => !granted(promotion.design.purpose));
  turn(true);
});

/**
 * Takes what the page says of itself. The first time it describes the page view that goes on, else it begins another.
 * @param {object} news
 */
export const takePage = (news) => {
  const first = setPage(news);
  if (view) turn(first);
};
