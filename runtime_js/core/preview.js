// A page view that only shows: nothing of it is stored, sent, counted or granted. Bundles whose site has links to previews
// hold this module. What a page may keep or send is taken out of its hands before anything begins: the record never
// touches storage, `pretend` stands where requests are made, no event is told, and what acts on a cart does not.
import { mono, wall } from "./clock.js";
import { guard } from "./events.js";
import { refusal } from "./gates.js";
import { json, parse } from "./json.js";
import { raise, say } from "./previewmark.js";
import { put } from "./promotion.js";
import { all } from "./queue.js";
import { forgo } from "./record.js";
import { data, setSite } from "./site.js";
import { start as begin } from "./start.js";

/** @typedef {import("../types").Parts} Parts */
/** @typedef {import("../types").Data} Data */

/** What the page still hears of; all else is for those who count. */
const TOLD = ["ready", "error"];
/** What `unique` coupons show. */
const SAMPLE = "SAMPLE";
/** Gates that a promotion shown by its name does not have to pass. */
const OPEN_GATES = ["schedule", "frequency", "targeting", "checkout"];

/** The moment that the page view pretends to have begun at, on the clock of `mono()`; none: as it is. @type {number} */
let shift;

/** @param {string} name */
const asked = (name) => new URLSearchParams(location.search).get("handbill-" + name);

/**
 * Starts the bundle: a page view whose address bears a token that is known and not over as a preview, any other as ever.
 * @param {Parts} code
 * @param {Data} tables
 */
export const start = (code, tables) => {
  if (!("popover" in HTMLElement.prototype)) return;
  const plain = { ...code, pretend: undefined, silent: undefined, ahead: undefined, forced: code.explain && code.forced };
  const usual = (/** @type {string} */ why) => {
    if (why) console.warn("This is no preview, but a page view like others: " + why);
    begin(plain, tables);
  };
  setSite(plain, tables);
  const token = asked("preview");
  if (token === null) return usual("");
  if (!window.crypto?.subtle) return usual("a token can be checked under https only.");
  crypto.subtle.digest("SHA-256", new TextEncoder().encode(token)).then(guard((bytes) => {
    const digest = Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
    const until = /** @type {{ [digest: string]: number }} */ (data.previews)[digest];
    if (until > wall()) preview(code, tables);
    else usual("its link " + (until ? "has ended." : "is not known here."));
  }, "preview"), () => usual("its token can't be checked."));
};

/** @param {Parts} code @param {Data} tables */
const preview = (code, tables) => {
  const at = Date.parse(asked("at") || "");
  const named = asked("show");
  if (at) shift = at - mono();
  forgo();
  raise(at);
  begin({
    ...code,
    consent: [],
    more: named ? [() => show(named)] : [],
    settled: undefined,
    walk: undefined,
    platform: { ...code.platform, add: refuse, apply: refuse },
  }, {
    ...tables,
    // What has no purpose needs no grant; nothing that could be granted is kept or sent.
    purposes: {},
    designs: tables.designs.map((design) => ({ ...design, purpose: undefined })),
    facts: tables.facts.map((row) => without(row, 2, 0)),
    promotions: named ? tables.promotions.map((row) => without(row, 2, [])) : tables.promotions,
  });
};

/**
 * A row with something else in one of its cells.
 * @param {any} row
 * @param {number} place
 * @param {unknown} cell
 */
const without = (row, place, cell) => row.map((/** @type {unknown} */ one, /** @type {number} */ i) => (i === place ? cell : one));

/** @param {string} id of the promotion that the address names */
const show = (id) => {
  const promotion = all().find((one) => one.id === id);
  const gate = promotion ? refusal(promotion, OPEN_GATES) || put(promotion, "api") : "not in this bundle";
  if (gate) say("'" + id + "' does not show: " + gate + ".");
};

/** Stands where a cart would be changed. @param {...any} given the last of which waits for an answer */
const refuse = (...given) => {
  say("Nothing was put into the cart.");
  given.pop()(true);
};

/**
 * Stands where a request would be made, and answers as a shop that takes everything.
 * @param {string} to
 * @param {{ body: string }} request
 * @returns {Promise<Response>}
 */
export const pretend = (to, { body }) => {
  const { prizes } = parse(body);
  say("Nothing was sent.");
  return Promise.resolve(new Response(json({ code: SAMPLE, prize: prizes && prizes[0] })));
};

/** Whether an event is not told to the page, where it might be counted. @param {string} name */
export const silent = (name) => !TOLD.includes(name);

/** The moment that the address asks for, from which time goes on; in ms since 1970. */
export const ahead = () => shift + Math.floor(mono());
