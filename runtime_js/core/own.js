import { now } from "./clock.js";
import { answer, hearPage, said } from "./consent.js";
import { onRecord, record, save } from "./record.js";
import { data } from "./site.js";

/** @typedef {import("../types").Grants} Grants */

/** The part of the record that is kept before and without any consent. */
const USE = "necessary";
/** ms that an answer holds: half a year. */
const HOLDS = 15552e6;

/** The purposes that visitors are asked about, or, where the site leaves that to others, all that it uses. */
const purposes = () => data.asked || Object.values(data.purposes);

/** What the visitor has answered, by purpose. @returns {Grants} */
export const answered = () => {
  const kept = record(USE).consent;
  return kept && now() - kept.at < HOLDS ? kept.said : {};
};

/** Whether some purpose has no answer yet, neither of the visitor's nor a no of another source. */
export const missing = () => purposes().some((purpose) => answered()[purpose] === undefined && answer(purpose) === undefined);

/** @param {Grants} news */
const keep = (news) => {
  const all = { ...answered(), ...news };
  save((area) => {
    area.consent = { at: now(), said: all };
  }, USE);
};

/**
 * What the visitor answers to the site's own question; it takes the place of what the page has said before.
 * @param {Grants} news
 */
export const sayOwn = (news) => {
  Object.assign(said, news);
  keep(news);
};

/**
 * For the source `own`: hands on what visitors have answered, in other tabs too, and keeps what the page withdraws.
 * @param {(grants: Grants) => void} tell
 */
export const hearOwn = (tell) => {
  let last = "{}";
  const look = () => {
    const all = answered();
    const text = JSON.stringify(all);
    if (text === last) return;
    last = text;
    /** @type {any} */
    const news = {};
    // A purpose whose answer is gone has none again.
    purposes().forEach((purpose) => {
      news[purpose] = all[purpose];
    });
    tell(news);
  };
  hearPage((news) => {
    /** @type {Grants} */
    const gone = {};
    Object.keys(news).forEach((purpose) => {
      if (news[purpose] === false) gone[purpose] = false;
    });
    if (Object.keys(gone)[0]) keep(gone);
  });
  onRecord(look);
  look();
};
