import { emit, guard } from "./events.js";
import { forget } from "./record.js";
import { data, parts } from "./site.js";

/** @typedef {import("../types").Grants} Grants */

/** What each source has answered. @type {Grants[]} */
let answers = [{}];
/** What the page has said by `handbill.consent`. @type {Grants} */
const said = {};
/** @type {((news: Grants) => void)[]} */
const hearers = [];

/**
 * Whether every source grants the purpose and the page has not withdrawn it. Unknown is no; no purpose needs no grant.
 * @param {string | 0} [purpose]
 */
export const granted = (purpose) =>
  !purpose || (said[purpose] !== false && answers.every((answer) => answer[purpose] === true));

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
export const allows = (use) => use === "necessary" || granted(data.purposes[use] || use);

/**
 * Calls `fn` after each answer; one that says no comes with `lost`.
 * @param {(news: Grants) => void} fn
 */
export const onConsent = (fn) => {
  hearers.push(fn);
};

/** A no that is spoken out, unlike an unknown, deletes what earlier visits have left. @param {Grants} news */
const settle = (news) => {
  forget(Object.keys(data.purposes).filter((use) => news[data.purposes[use]] === false));
  hearers.forEach((fn) => fn(news));
  emit("consent", { answer: news });
};

/** Takes what the page says, beside the withdrawals; the source `page` puts its own here. */
let ear = settle;

/** Asks the site's sources. */
export const listenConsent = () => {
  answers = parts.consent.map(() => ({}));
  parts.consent.forEach((listen, i) => {
    guard("consent", listen)((news) => {
      Object.assign(answers[i], news);
      settle(news);
    }, data.purposes);
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
