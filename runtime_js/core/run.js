import { arm, disarm } from "./arm.js";
import { painted } from "./clock.js";
import { allows, granted, onConsent } from "./consent.js";
import { guard, listen } from "./events.js";
import { clearFacts, refresh } from "./facts.js";
import { close, closeStrangers, leaveAll } from "./promotion.js";
import { reread, watchRecord } from "./record.js";
import { activity, onSession } from "./session.js";
import { data, parts } from "./site.js";
import { emptyQueue } from "./slots.js";
import { beginView, endView, setPage, view, watchNavigation } from "./view.js";

/** Whether page views go on: something may be shown, and the first paint is over. */
let running = false;
/** Whether the one that ended last has no successor yet. */
let turning = false;
let due = false;
/** @type {(() => void)[]} */
const hearers = [];

/** Counts the page view, once and not before it may be known. */
const countView = () => {
  if (view.counts["view:"] || !allows("promotions")) return;
  view.counts["view:"] = 1;
  activity(true);
};

/**
 * Begins a page view, or the same one anew.
 * @param {boolean} [again]
 */
const turn = (again) => {
  turning = false;
  beginView(again);
  emptyQueue();
  clearFacts();
  disarm();
  countView();
  if (!again) closeStrangers();
  arm();
};

/** The visitor is back, from another tab or another page. */
const back = () => {
  if (document.visibilityState !== "visible") return;
  reread();
  activity();
};

/** Begins the first page view, if something may be shown at all. @returns {boolean} whether page views go on */
export const begin = () => {
  due = false;
  if (running || !startable()) return running;
  running = true;
  watchRecord();
  watchNavigation(() => {
    turning = true;
    endView();
    emptyQueue();
    disarm();
    painted(() => turn());
  });
  listen(document, "visibilitychange", back);
  listen(window, "pagehide", leaveAll);
  listen(window, "pageshow", (event) => {
    if (!event.persisted) return;
    back();
    refresh();
    arm();
  });
  turn();
  onSession(arm);
  (parts.more || []).forEach((fn) => guard("start", fn)());
  hearers.forEach((fn) => fn());
  return true;
};

const startable = () => allows("promotions") || data.designs.some((design) => !design.purpose);

/** Begins after the first paint, once the document has been read. */
export const beginSoon = () => {
  if (due || running || !startable()) return;
  due = true;
  if (document.readyState === "loading") listen(document, "DOMContentLoaded", () => painted(begin), { once: true });
  else painted(begin);
};

/** Follows consent: what loses it stops and closes, what gains it begins. */
export const followConsent = () => onConsent((lost) => {
  if (!running) return beginSoon();
  close("script", (promotion) => !granted(promotion.design.purpose || "necessary"));
  if (lost) return turn(true);
  countView();
  refresh();
  arm();
});

/**
 * Takes what the page says of itself. The first time it describes the page view that goes on, else it begins another.
 * @param {object} news
 */
export const takePage = (news) => {
  const first = setPage(news);
  if (running && !turning) turn(first);
};

/**
 * Calls `fn` when the first page view has begun.
 * @param {() => void} fn
 */
export const onBegin = (fn) => {
  hearers.push(fn);
};

/** Whether page views go on. */
export const isRunning = () => running;
