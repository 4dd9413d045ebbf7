import { now } from "./clock.js";
import { allows } from "./consent.js";
import { json } from "./json.js";
import { data, parts } from "./site.js";

/** @typedef {import("../types").Area} Area */
/** @typedef {import("../types").Occurrence} Occurrence */

// One key of localStorage holds {v: version, [use]: Area}. Nothing in it is an array: old libraries on shops' pages
// make JSON.stringify write arrays otherwise (Array.prototype.toJSON).

/** What is known. @type {any} */
let root;
/** The text that `root` was read from or written as. @type {string | null | undefined} */
let last;
/** Whether `root` is all there is: storage is refused, full, or of a newer version. */
let memory = false;
/** @type {(() => void)[]} */
const hearers = [];

/**
 * Leads and what follows them, by use and id, as this page knows them; undefined: done. Another tab that writes at the
 * same moment may take them out of the record, and not every record reaches storage.
 * @type {{ [use: string]: { [id: string]: import("../types").Lead | undefined } }}
 */
export const held = {};

/** Whether nothing outlives this page, since storage takes nothing. */
export const fleeting = () => memory;

/** Leaves storage alone for as long as the page lives: what is kept is kept in memory, and begins empty. */
export const forgo = () => {
  memory = true;
  root = { v: 1 };
};

const key = () => "handbill:" + data.site;

/** Reads storage, where another tab may have written or deleted. It may be null, or throw when it is touched. */
export const read = () => {
  let text;
  try {
    text = memory ? last : localStorage.getItem(key());
    if (text !== last) {
      last = text;
      root = { v: 1, ...JSON.parse(/** @type {string} */ (text)) };
      memory = root.v > 1;
      if (parts.move) parts.move(root);
    }
  } catch (error) {
    memory = text === undefined;
    root = root || { v: 1 };
  }
  return root;
};

/** Drops what has happened longest ago, which stands first. */
const evict = () => Object.keys(root).forEach((use) => {
  const area = root[use];
  delete area[/** @type {string} */ (Object.keys(area).find((name) => area[name]?.t))];
});

/** Writes, at most 30,000 characters; what is too much, for us or for a full storage, costs the oldest. */
const write = () => {
  for (let tries = 99; tries && !memory; tries--) {
    try {
      last = data.endpoints.leads ? json(root) : JSON.stringify(root);
      if (last.length > 3e4) throw last;
      localStorage[Object.keys(root)[1] ? "setItem" : "removeItem"](key(), last);
      break;
    } catch (error) {
      evict();
      memory = tries < 2;
    }
  }
  hearers.forEach((fn) => fn());
};

/**
 * What is kept for a use now; nothing while its purpose is not granted. Not to be changed.
 * @param {string} [use]
 * @returns {Area}
 */
export const record = (use = "promotions") => (allows(use) && (root || read())[use]) || {};

/** ms that the shop may keep something of a use. @param {string} use */
const limit = (use) => (data.keep && data.keep[data.purposes[use] || use]) || 15552e6;

/**
 * Changes what is kept for a use: reads what other tabs have written, changes that, writes. Nothing without consent;
 * what has lain too long is dropped.
 * @param {(area: any) => void} change gets the Area
 * @param {string} [use]
 */
export const save = (change, use = "promotions") => {
  if (!allows(use)) return;
  const old = read()[use];
  const area = (root[use] = now() - old?.last < limit(use) ? old
    // A clock that was wrong makes everything old, and leads are not the visitor's past.
    : data.endpoints.leads ? { leads: old?.leads } : {});
  change(area);
  area.last = now();
  write();
};

/**
 * How often something happened, and when last; never while that may not be known.
 * @param {string} kind name of the event: impression, engagement, dismissal, submission, conversion, event, ...
 * @param {string} id
 * @param {string} [use]
 * @returns {Occurrence & { at?: string }}
 */
export const happened = (kind, id, use) => record(use)[kind + ":" + id] || { n: 0, t: NaN };

/**
 * Counts an occurrence, within `save`. A clock that goes back does not make it older.
 * @param {any} area
 * @param {string} kind
 * @param {string} id
 */
export const count = (area, kind, id) => {
  const name = kind + ":" + id;
  const one = area[name] || { n: 0, t: 0 };
  one.n++;
  one.t = Math.max(one.t, now());
  // What has happened last stands last.
  delete area[name];
  area[name] = one;
  return one;
};

/**
 * Deletes what is kept for the uses that `which` picks; also for those that only an earlier bundle knew.
 * @param {(use: string) => boolean} which
 */
export const forget = (which) => {
  const gone = Object.keys(read()).filter((use) => use !== "v" && which(use));
  gone.forEach((use) => delete root[use]);
  if (data.endpoints.leads || parts.apps) Object.keys(held).forEach((use) => which(use) && delete held[use]);
  if (gone[0]) write();
};

/** When a visit begins: drops what has lain longer than the shop may keep it; the rest lies on. */
export const purge = () => {
  // Leads are not the visitor's past: with them an area stays, and nothing else of it.
  forget((use) => !(now() - root[use]?.last < limit(use) || data.endpoints.leads && root[use]?.leads));
  Object.keys(root).forEach((use) => {
    if (now() - root[use].last > 864e5) save(() => {}, use);
  });
};

/**
 * Calls `fn` after each change, of other tabs too.
 * @param {() => void} fn
 */
export const onRecord = (fn) => {
  hearers.push(fn);
};

/** Reads again what other tabs may have written, and tells of it. */
export const reread = () => {
  read();
  hearers.forEach((fn) => fn());
};
