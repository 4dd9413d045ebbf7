import { session } from "../../../runtime_js/core/session.js";

/** @typedef {import("../../../runtime_js/types").FactReader} FactReader */

const ENGINES = "google bing duckduckgo yahoo ecosia qwant startpage yandex baidu naver brave".split(" ");
const NETWORKS = "facebook instagram tiktok pinterest youtube linkedin reddit snapchat threads twitter vk".split(" ");
// Hosts that do not carry the network's name.
const ALIASES = new Map([["t.co", "twitter"], ["x.com", "twitter"], ["lnkd.in", "linkedin"], ["youtu.be", "youtube"]]);
// What advertisers add to the address of a click that was paid for.
const CLICKS = [["gclid", "google"], ["gbraid", "google"], ["wbraid", "google"], ["msclkid", "bing"], ["ttclid", "tiktok"]];
const PAID = /^(.*cp[acv]|ppc|retargeting|paid.*)$/;
const CHANNELS = [
  ["display", /^(display|banner|cpm|interstitial)$/],
  ["email", /e[-_ ]?mail|newsletter/],
  ["sms", /sms/],
  ["affiliate", /affiliate/],
  ["search", /^organic$/],
  ["social", /^social/],
  ["referral", /^referral$/]
];

/**
 * The session's first page and what led there; undefined while it may not be known.
 *
 * @returns {{ path: string, query: URLSearchParams, host: string } | undefined}
 */
function arrival() {
  const visit = session();
  if (!visit) return undefined;
  const [path, query] = visit.landing.toLowerCase().split("?");
  const host = visit.from.toLowerCase().split("/")[2] || "";
  return { path, query: new URLSearchParams(query), host: host.split(":")[0] };
}

/**
 * A campaign's tag in the address, empty when there is none; undefined while it may not be known.
 *
 * @param {string} name
 */
function tag(name) {
  const visit = arrival();
  return visit && (visit.query.get("utm_" + name) || "");
}

/** @param {string} host */
function bare(host) {
  return host.replace("www.", "");
}

/** @type {(...args: Parameters<FactReader>) => string | undefined} */
export function source() {
  const visit = arrival();
  if (!visit) return undefined;
  const { query, host } = visit;
  const click = CLICKS.find((row) => query.has(row[0]));
  const known = host.split(".").find((label) => ENGINES.includes(label) || NETWORKS.includes(label));
  const other = bare(host) === bare(location.hostname) ? "" : bare(host);
  return tag("source") || (click && click[1]) || ALIASES.get(other) || (/^mail\./.test(other) ? "" : known) || other || "direct";
}

/** @type {(...args: Parameters<FactReader>) => string | undefined} */
export function medium() {
  const visit = arrival();
  const from = source();
  if (!visit || !from) return undefined;
  const said = tag("medium");
  if (said) return said;
  if (CLICKS.some((row) => visit.query.has(row[0]))) return "cpc";
  if (ENGINES.includes(from)) return "organic";
  if (NETWORKS.includes(from)) return "social";
  return from === bare(visit.host) ? "referral" : "none";
}

/** @type {FactReader} */
export function campaign() {
  return tag("campaign");
}

/** @type {FactReader} */
export function term() {
  return tag("term");
}

/** @type {FactReader} */
export function content() {
  return tag("content");
}

/** @type {FactReader} */
export function channel() {
  const from = source();
  const by = medium();
  if (!from || !by) return undefined;
  if (PAID.test(by)) return ENGINES.includes(from) ? "paid_search" : NETWORKS.includes(from) ? "paid_social" : "other";
  const found = CHANNELS.find(([, words]) => /** @type {RegExp} */ (words).test(by));
  if (found) return /** @type {string} */ (found[0]);
  if (from === "direct") return "direct";
  return /newsletter|mail/.test(from) ? "email" : "other";
}

/** @type {FactReader} */
export function referrer_host() {
  const visit = arrival();
  return visit && visit.host;
}

/** @type {FactReader} */
export function landing_path() {
  const visit = arrival();
  return visit && visit.path;
}
