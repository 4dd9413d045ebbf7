import { emit, guard } from "./events.js";
import { forget } from "./record.js";
import { follow } from "./run.js";
import { data, parts } from "./site.js";

/** @typedef {import("../types").Grants} Grants */

/** What each source has answered. @type {Grants[]} */
const answers = [];
/** What the page has said by `handbill.consent`. @type {Grants} */
export const said = {};

/**
 * Whether every source grants the purpose and the page has not withdrawn it. Unknown is no; no purpose needs no grant.
 * @param {string | 0} [purpose]
 */
export const granted = (purpose) =>
  !purpose || (said[purpose] !== false && parts.consent.every((_, i) => answers[i]?.[purpose] === true));

/**
 * What is known of a purpose: granted, denied by a source or the page, undefined while there is no answer.
 * @param {string} purpose
 */
export const answer = (purpose) => {
  const denied = said[purpose] === false || answers.some((one) => one[purpose] === false);
  return granted(purpose) || (denied ? false : undefined);
};

/**
 * Whether the purpose of a use (promotions, events, profile, necessary, ...) is granted.
 * @param {string} use
 */
export const allows = (use) => (data.necessary && use === "necessary") || granted(data.purposes[use] || use);

/** A no that is spoken out, unlike an unknown, deletes what earlier visits have left. @param {Grants} news */
const settle = (news) => {
  if (Object.values(news).includes(false)) forget((use) => !allows(use));
  follow();
  emit("consent", { answer: news });
};

/** Takes what the page says, beside the withdrawals; the source `page` puts its own here. */
let ear = settle;

/** Asks the site's sources. */
export const listenConsent = () => {
  parts.consent.forEach((listen, i) => {
    const ask = guard(listen, "consent");
    ask((news) => {
      answers[i] = { ...answers[i], ...news };
      settle(news);
    }, data.purposes, /** @type {any} */ (data.consent && data.consent[i]));
  });
};

/**
 * What the page says: a grant where `page` is a source, a withdrawal always.
 * @param {Grants} news
 */
export const sayConsent = (news) => {
  Object.assign(said, news);
  ear(news);
};

/**
 * For the source `page`: hands on what the page has said and says.
 * @param {(grants: Grants) => void} fn
 */
export const hearPage = (fn) => {
  ear = fn;
  fn(said);
};
