import { now } from "./clock.js";
import { allows } from "./consent.js";
import { guard, listen } from "./events.js";
import { bare, json, parse } from "./json.js";
import { data } from "./site.js";

/** @typedef {import("../types").Area} Area */
/** @typedef {import("../types").Occurrence} Occurrence */

/** Version of the envelope `{v, [use]: Area}`. */
const VERSION = 1;
/** Most characters that are stored. */
const LIMIT = 32e3;

/** What is known; undefined until it is read. @type {any} */
let root;
/** The text that `root` was read from or written as. @type {string | null | undefined} */
let last;
/** True when `root` is all there is: storage is refused, full, or of a newer version. */
let memory = false;
/** @type {(() => void)[]} */
const hearers = [];
/** @type {(() => void)[]} */
const forgetters = [];

const key = () => "handbill:" + data.site;
const tell = () => hearers.forEach((fn) => fn());

/** Reads storage, where another tab may have written or deleted. The getter itself throws, or is null, when refused. */
const read = () => {
  if (!memory) {
    try {
      const text = localStorage.getItem(key());
      if (!root || text !== last) {
        last = text;
        root = { v: VERSION };
        root = check(parse(text || ""));
      }
    } catch (error) {
      memory = !(error instanceof SyntaxError);
    }
  }
  root = root || { v: VERSION };
  return root;
};

/**
 * Drops what is too old to keep, and what is no area.
 * @param {any} found
 */
const check = (found) => {
  if (!found || !found.v) return root;
  memory = found.v > VERSION;
  Object.keys(found).forEach((use) => {
    const area = found[use];
    if (use !== "v" && !(area && now() - area.last < (data.keep || 15552e6))) delete found[use];
  });
  return found;
};

/** Drops the oldest quarter of everything that has a time `t`; false when there is nothing of the kind. */
const evict = () => {
  /** @type {{ node: any, name: string, t: number }[]} */
  const found = [];
  const walk = (/** @type {any} */ node) => Object.keys(node).forEach((name) => {
    const t = node[name] && node[name].t;
    if (t) found.push({ node, name, t });
    else if (typeof node[name] === "object") walk(node[name]);
  });
  walk(root);
  found.sort((a, b) => a.t - b.t).slice(0, found.length / 4 + 1).forEach((one) => delete one.node[one.name]);
  return found.length > 0;
};

const write = () => {
  let text = json(root);
  while (text.length > LIMIT && evict()) text = json(root);
  for (let tries = 2; tries && !memory; tries--) {
    try {
      localStorage.setItem(key(), text);
      last = text;
      return;
    } catch (error) {
      memory = tries < 2;
      evict();
      text = json(root);
    }
  }
};

/**
 * What is kept for a use now; undefined while its purpose is not granted. Not to be changed.
 * @param {string} [use]
 * @returns {Area | undefined}
 */
export const record = (use = "promotions") => (allows(use) ? (root || read())[use] || {} : undefined);

/**
 * Changes what is kept for a use: reads what other tabs have written, changes that, writes. Nothing without consent.
 * @param {(area: any) => void} change gets the Area
 * @param {string} [use]
 */
export const save = (change, use = "promotions") => {
  if (!allows(use)) return;
  const area = read()[use] || bare();
  root[use] = area;
  change(area);
  area.last = Math.max(area.last || 0, now());
  write();
  tell();
};

/**
 * How often something happened, and when last; undefined while that may not be known.
 * @param {string} kind name of the event: impression, engagement, dismissal, submission, conversion, event, ...
 * @param {string} id
 * @param {string} [use]
 * @returns {Occurrence & { at?: number[] } | undefined}
 */
export const happened = (kind, id, use) => {
  const area = record(use);
  return area && (((area.done || bare())[kind] || bare())[id] || { n: 0, t: 0 });
};

/**
 * Counts an occurrence, within `save`.
 * @param {Area} area
 * @param {string} kind
 * @param {string} id
 */
export const count = (area, kind, id) => {
  const done = (area.done = area.done || bare());
  const kinds = (done[kind] = done[kind] || bare());
  const one = (kinds[id] = kinds[id] || { n: 0, t: 0 });
  one.n++;
  one.t = Math.max(one.t, now());
  return one;
};

/**
 * Deletes what is kept for these uses, or everything.
 * @param {string[]} [uses]
 */
export const forget = (uses) => {
  read();
  (uses || Object.keys(root)).forEach((use) => delete root[use]);
  root.v = VERSION;
  forgetters.forEach((fn) => fn());
  if (Object.keys(root)[1]) write();
  else if (!memory) guard("storage", () => localStorage.removeItem(key()))();
  tell();
};

/**
 * Calls `fn` when something is deleted, for those who keep a copy.
 * @param {() => void} fn
 */
export const onForget = (fn) => {
  forgetters.push(fn);
};

/**
 * Calls `fn` after each change, of other tabs too.
 * @param {() => void} fn
 */
export const onRecord = (fn) => {
  hearers.push(fn);
};

/** Reads again: after a return from the back/forward cache, or where storage events do not come through. */
export const reread = () => {
  read();
  tell();
};

/** Hears what other tabs write. */
export const watchRecord = () => {
  listen(window, "storage", (event) => {
    if (event.key === key() || !event.key) reread();
  });
};
