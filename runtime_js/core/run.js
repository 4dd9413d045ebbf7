import { flush } from "./api.js";
import { painted } from "./clock.js";
import { allows, granted } from "./consent.js";
import { guard, listen } from "./events.js";
import { changed, clearFacts } from "./facts.js";
import { refusal } from "./gates.js";
import { watchNavigation } from "./navigation.js";
import { close, leaveAll } from "./promotion.js";
import { arm, disarm } from "./queue.js";
import { purge, reread } from "./record.js";
import { activity } from "./session.js";
import { data, parts } from "./site.js";
import { beginView, counts, endView, setPage, view } from "./view.js";

let running = false;

/** Begins a page view, or the same one anew; it is counted once, and not before it may be. @param {boolean} [again] */
const turn = (again) => {
  const page = beginView(again);
  disarm();
  clearFacts();
  if (!data.kept.visits) activity();
  else if (allows("promotions") && !counts["view:"]) {
    counts["view:"] = 1;
    activity(true);
  }
  // What does not belong to the new page closes, unless a field of it is touched.
  if (!again) close("navigation", (one) => !(data.endpoints.leads && one.touched && one.touched()) && refusal(one.promotion, ["frequency", "slot"]));
  arm(page);
  if (parts.views) parts.views.forEach((fn) => guard(fn, "record")());
  flush();
};

/**
 * The visitor is back, from another tab or another page, or another tab has written: much may have happened there.
 * Nothing is written in answer to what is being written: that would take some of it back.
 * @param {Event | StorageEvent} event
 */
const back = (event) => {
  if (!document.hidden) {
    reread();
    changed(() => true);
    if (/** @type {StorageEvent} */ (event).key === undefined) activity();
  }
};

/** Begins the first page view, once the document has been read, if something may be shown at all. */
export const begin = () => {
  if (running || (parts.bot && parts.bot()) || !data.designs.some((design) => granted(design.purpose))) return;
  if (document.readyState === "loading") return listen(document, "DOMContentLoaded", begin);
  running = true;
  // Where nothing is kept but what was shown, that is written down on every visit, and dropped with it.
  if (data.lasting) purge();
  watchNavigation(() => {
    endView();
    disarm();
    setPage();
    painted(() => turn());
  });
  listen(window, "pageshow", back);
  listen(window, "storage", back);
  listen(document, "visibilitychange", back);
  if (data.unanswered) listen(window, "pagehide", leaveAll);
  turn();
  if (parts.more) parts.more.forEach((fn) => guard(fn)());
};

/** Follows consent: what loses it stops and closes, what gains it begins. */
export const follow = () => {
  if (!view) return painted(begin);
  close("script", (one) => !granted(one.promotion.design.purpose));
  turn(true);
};

/**
 * Takes what the page says of itself. The first time it describes the page view that goes on, else it begins another.
 * @param {object} news
 */
export const takePage = (news) => {
  const first = setPage(news);
  if (view) turn(first);
};
