import { onRecord, record, save } from "../../../runtime_js/core/record.js";
import { add_order, customer, ordered, spent_in } from "./customer.js";
import { on_place, place } from "./place.js";

/** @typedef {import("../../../runtime_js/types").FactReader} FactReader */
/** @typedef {import("../../../runtime_js/types").Area} Area */

// What crawlers and those who fetch previews call themselves, as far as they run scripts.
const CRAWLER = /(?<!cu)bot\b|crawl|spider|slurp|externalhit|mediapartners|lighthouse|inspection|preview/i;

/** @type {FactReader} */
export function first_session() {
  const { sessions } = record();
  return sessions === undefined ? undefined : sessions < 2;
}

/** @type {FactReader} */
export function sessions() {
  return record().sessions;
}

/** @type {FactReader} */
export function page_views() {
  return record().views;
}

/** @type {FactReader} */
export function first_seen() {
  const { origin } = record();
  return origin && origin.start;
}

/** @type {FactReader} */
export function last_seen() {
  return record().previous;
}

/** @type {FactReader} */
export function country() {
  const found = place("country");
  return found && found.toUpperCase();
}

/** @type {FactReader} */
export function region() {
  return place("region");
}

/** @type {FactReader} */
export function city() {
  return place("city");
}

/** @type {FactReader} */
export function logged_in() {
  return customer().logged_in;
}

/** @type {FactReader} */
export function tags() {
  const found = customer().tags;
  return found && found.map(String);
}

/** @type {FactReader} */
export function segments() {
  const area = record("segments");
  return Object.keys(area.values || {});
}

/** @type {FactReader} */
export function orders() {
  const told = customer().orders;
  const here = ordered();
  return told === undefined ? here.n : told;
}

/** @type {FactReader} */
export function spent(currency) {
  return spent_in(currency);
}

/** @param {object} order */
export function note_spent(order) {
  add_order(order);
}

/** @type {FactReader} */
export function last_order() {
  const told = customer().last_order;
  const here = ordered();
  const at = told === undefined ? here.n && here.t : typeof told === "number" ? told : Date.parse(told);
  return at || undefined;
}

/** @type {FactReader} */
export function subscribed() {
  const told = customer().subscribed;
  const area = record();
  return told === undefined ? !!area.subscribed : told;
}

/** @param {{ consent: { [box: string]: any } }} lead */
export function note_consent({ consent }) {
  const box = consent.marketing_consent;
  if (box && box.granted) {
    save((area) => {
      area.subscribed = true;
    });
  }
}

/** @type {FactReader} */
export function bot() {
  return CRAWLER.test(navigator.userAgent);
}

/** @type {import("../../../runtime_js/types").FactWatch} */
export function watch_record(changed) {
  onRecord(changed);
}

/** @type {import("../../../runtime_js/types").FactWatch} */
export function watch_place(changed) {
  on_place(changed);
  onRecord(changed);
}
