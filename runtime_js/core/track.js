import { guard, listen } from "./events.js";
import { count, save } from "./record.js";
import { data } from "./site.js";

/** @type {((name: string, data: any) => void)[]} */
let hearers = [];

/**
 * Something of the shop's own has happened.
 * @param {string} name
 * @param {any} [detail]
 */
export const track = (name, detail) => {
  if (data.kept.events) save((area) => count(area, "event", name));
  hearers.forEach((fn) => fn(name, detail));
};

/**
 * Calls `fn` with what the shop tracks, until the page view ends.
 * @param {(name: string, data: any) => void} fn
 * @param {import("../types").PageView} page
 */
export const onTrack = (fn, page) => {
  const safe = guard(fn, "track");
  hearers.push(safe);
  listen(page.signal, "abort", () => {
    hearers = hearers.filter((other) => other !== safe);
  });
};
