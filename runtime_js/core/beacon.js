import { after } from "./clock.js";
import { allows } from "./consent.js";
import { listen } from "./events.js";
import { json } from "./json.js";
import { data } from "./site.js";

/** The events that the shop's own analytics get. */
const SENT = ["impression", "engagement", "submission", "lead", "dismissal", "conversion", "exposure", "step"];
/** Most characters of a batch: browsers refuse 64 KiB, and a character may be three bytes. */
const BATCH = 2e4;

/** JSON texts that wait. @type {string[]} */
let waiting = [];
let due = false;

/** Sends what waits, as `{site, events: [{name, ...detail}]}`. A beacon outlives the page; a refused one is fetched. */
const flush = () => {
  due = false;
  // What was gathered before a withdrawal goes nowhere.
  if (!allows("events")) waiting = [];
  while (waiting.length) {
    let size = 0;
    const rest = waiting.findIndex((text, i) => (size += text.length) > BATCH && i > 0);
    const batch = waiting.splice(0, rest < 0 ? waiting.length : rest);
    const url = data.endpoints.events;
    const body = new Blob(['{"site":' + json(data.site) + ',"events":[' + batch.join() + "]}"], { type: "application/json" });
    if (!navigator.sendBeacon(url, body)) fetch(url, { method: "POST", body, keepalive: true }).catch(() => {});
  }
};

/** Sends events to `endpoints.events` while their purpose is granted: every 3 s, and when the page is hidden. */
export const sendEvents = () => {
  SENT.forEach((name) => listen(document, "handbill:" + name, (event) => {
    if (!allows("events") || event.detail.site !== data.site) return;
    waiting.push(json({ name, ...event.detail }));
    if (!due) after(3e3, flush);
    due = true;
  }));
  listen(document, "visibilitychange", () => {
    if (document.hidden) flush();
  });
  listen(window, "pagehide", flush);
};
