import { record } from "../../../runtime_js/core/record.js";
import { session } from "../../../runtime_js/core/session.js";

/** @typedef {import("../../../runtime_js/types").FactReader} FactReader */

const ENGINES = /^(google|bing|duckduckgo|yahoo|ecosia|qwant|startpage|yandex|baidu|naver|brave)$/;
const NETWORKS = /^(facebook|instagram|tiktok|pinterest|youtube|linkedin|reddit|snapchat|threads|twitter|vk)$/;
// Hosts that do not carry the network's name.
const ALIASES = [["t.co", "twitter"], ["x.com", "twitter"], ["lnkd.in", "linkedin"], ["youtu.be", "youtube"]];
// What advertisers add to the address of a click that was paid for.
const CLICKS = [["gclid", "google"], ["gbraid", "google"], ["wbraid", "google"], ["msclkid", "bing"], ["ttclid", "tiktok"]];
const PAID = /^(.*cp[acv]|ppc|retargeting|paid.*)$/;
const MAIL = /mail|newsletter/;
const CHANNELS = [
  ["display", /^(display|banner|cpm|interstitial)$/],
  ["email", MAIL],
  ["sms", /sms/],
  ["affiliate", /affiliate/],
  ["search", /^organic$/],
  ["social", /^social/],
  ["referral", /^referral$/]
];

/**
 * The first page of a session and what led there; undefined while it may not be known.
 *
 * @param {string} [first] the visitor's first session is meant, not the one that goes on
 * @returns {{ path: string, query: URLSearchParams, host: string } | undefined}
 */
function arrival(first) {
  const visit = first ? record().origin : session();
  // An earlier bundle may have begun it without keeping this.
  if (!visit || visit.landing === undefined || visit.from === undefined) return undefined;
  const [path, query] = visit.landing.toLowerCase().split("?");
  const host = visit.from.toLowerCase().split("/")[2] || "";
  return { path, query: new URLSearchParams(query), host: host.split(":")[0] };
}

/**
 * A campaign's tag in the address, empty when there is none; undefined while it may not be known.
 *
 * @param {string} name
 * @param {string} [first]
 */
function tag(name, first) {
  const visit = arrival(first);
  return visit && (visit.query.get("utm_" + name) || "");
}

/** @param {string} host */
function bare(host) {
  return host.replace("www.", "");
}

/**
 * What a host is called; empty for the shop's own and for none.
 *
 * @param {string} host
 */
function called(host) {
  const name = bare(host);
  const alias = ALIASES.find((row) => row[0] === name);
  if (alias || !name || name === bare(location.hostname)) return alias ? alias[1] : "";
  // Mail that is read in a browser comes from a search engine's house and is none.
  const known = name.indexOf("mail.") ? name.split(".").find((label) => ENGINES.test(label) || NETWORKS.test(label)) : "";
  return known || name;
}

/** @param {string} [first] @returns {string | undefined} */
export function source(first) {
  const visit = arrival(first);
  if (!visit) return undefined;
  const click = CLICKS.find((row) => visit.query.has(row[0]));
  return tag("source", first) || (click ? click[1] : called(visit.host) || "direct");
}

/** @param {string} [first] @returns {string | undefined} */
export function medium(first) {
  const visit = arrival(first);
  if (!visit) return undefined;
  const name = called(visit.host);
  const by = tag("medium", first);
  if (by) return by;
  if (CLICKS.some((row) => visit.query.has(row[0]))) return "cpc";
  if (ENGINES.test(name)) return "organic";
  if (NETWORKS.test(name)) return "social";
  return name ? "referral" : "none";
}

/** @type {FactReader} */
export function campaign(first) {
  return tag("campaign", first);
}

/** @type {FactReader} */
export function term(first) {
  return tag("term", first);
}

/** @type {FactReader} */
export function content(first) {
  return tag("content", first);
}

/** @type {FactReader} */
export function channel(first) {
  const from = source(first);
  const by = medium(first);
  if (!from || !by) return undefined;
  if (PAID.test(by)) return ENGINES.test(from) ? "paid_search" : NETWORKS.test(from) ? "paid_social" : "other";
  const found = CHANNELS.find((row) => /** @type {RegExp} */ (row[1]).test(by));
  if (found) return /** @type {string} */ (found[0]);
  // A link with a source of its own and no medium, opened outside of any page.
  return from === "direct" ? "direct" : MAIL.test(from) ? "email" : "other";
}

/** @type {FactReader} */
export function referrer_host(first) {
  const visit = arrival(first);
  return visit && visit.host;
}

/** @type {FactReader} */
export function landing_path(first) {
  const visit = arrival(first);
  return visit && visit.path;
}

/** @type {FactReader} */
export function first_source() {
  return source("first");
}

/** @type {FactReader} */
export function first_medium() {
  return medium("first");
}

/** @type {FactReader} */
export function first_campaign() {
  return campaign("first");
}

/** @type {FactReader} */
export function first_term() {
  return term("first");
}

/** @type {FactReader} */
export function first_content() {
  return content("first");
}

/** @type {FactReader} */
export function first_channel() {
  return channel("first");
}

/** @type {FactReader} */
export function first_referrer_host() {
  return referrer_host("first");
}

/** @type {FactReader} */
export function first_landing_path() {
  return landing_path("first");
}
