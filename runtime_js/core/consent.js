import { emit, guard } from "./events.js";
import { forget } from "./record.js";
import { data, parts } from "./site.js";

/** @typedef {import("../types").Grants} Grants */

/** What each source has answered. @type {Grants[]} */
let answers = [{}];
/** What the page has said by `handbill.consent`. @type {Grants} */
let said = {};
/** @type {((grants: Grants) => void)[]} */
let ears = [];
/** @type {((lost: boolean) => void)[]} */
const hearers = [];

/**
 * Whether every source grants the purpose and the page has not withdrawn it. Unknown is no.
 * @param {string | undefined} purpose
 */
export const granted = (purpose) =>
  purpose === "necessary" ||
  (said[/** @type {string} */ (purpose)] !== false &&
    answers.every((answer) => answer[/** @type {string} */ (purpose)] === true));

/**
 * Whether the purpose of a use (promotions, events, profile, necessary, ...) is granted.
 * @param {string} use
 */
export const allows = (use) => granted(data.purposes[use] || use);

/**
 * Calls `fn` whenever the answer for some use has changed, or is no for the first time.
 * @param {(lost: boolean) => void} fn `lost`: some use has just lost it
 */
export const onConsent = (fn) => {
  hearers.push(fn);
};

/**
 * Takes answers in. A no that is spoken out, unlike an unknown, deletes what earlier visits have left.
 * @param {Grants} known
 * @param {Grants} news
 */
const learn = (known, news) => {
  const uses = Object.keys(data.purposes);
  const before = uses.map(allows);
  Object.assign(known, news);
  const denied = uses.filter((use) => news[data.purposes[use]] === false);
  if (denied[0]) forget(denied);
  if (denied[0] || uses.some((use, i) => allows(use) !== before[i])) {
    /** @type {Grants} */
    const grants = {};
    uses.forEach((use) => {
      grants[data.purposes[use]] = allows(use);
    });
    const lost = uses.some((use, i) => before[i] && !allows(use));
    hearers.forEach((fn) => fn(lost));
    emit("consent", { grants });
  }
};

/** Asks the site's sources. */
export const listenConsent = () => {
  answers = parts.consent.map(() => ({}));
  parts.consent.forEach((source, i) => {
    guard("consent", source)((news) => learn(answers[i], news), data.purposes);
  });
};

/**
 * What the page says: a grant where `page` is a source, a withdrawal always.
 * @param {Grants} news
 */
export const sayConsent = (news) => {
  learn(said, news);
  ears.forEach((fn) => fn(said));
};

/**
 * For the source `page`: hands on what the page has said and says.
 * @param {(grants: Grants) => void} fn
 */
export const hearPage = (fn) => {
  ears.push(fn);
  fn(said);
};
