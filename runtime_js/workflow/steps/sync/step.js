import { now } from "../../../core/clock.js";
import { deliver } from "../../../core/deliver.js";
import { json, parse } from "../../../core/json.js";
import { newId, underway } from "../../../core/leads.js";
import { record, save } from "../../../core/record.js";
import { data } from "../../../core/site.js";

/** The consent use of what is kept for apps and goes to them. */
const USE = "sync";

/** @typedef {{ fields: { [name: string]: any }, consent: { [name: string]: any } }} Said */

/** What was kept of forms: as a text, since no list is to stand in the record. @param {string} [text] @returns {Said} */
const said = (text) => (text ? parse(text) : { fields: {}, consent: {} });

/**
 * What is kept of some names when what they are about has changed.
 * @param {{ [name: string]: any }} old
 * @param {{ [name: string]: string }} goals what each name is about
 * @param {string[]} changed
 */
const without = (old, goals, changed) => {
  /** @type {{ [name: string]: any }} */
  const found = {};
  Object.keys(old).forEach((name) => {
    if (!changed.includes(goals[name])) found[name] = old[name];
  });
  return found;
};

/**
 * What campaigns may tell later of who sent a form: those answers, and what was agreed to with them. What was agreed to for
 * one address is no leave for another.
 * @param {Said} sent
 */
export const lead = ({ fields, consent }) => {
  const { addresses, permits } = /** @type {import("../../../types").Asking} */ (data.asking);
  /** @type {{ [name: string]: any }} */
  const found = {};
  (data.handed || []).forEach((name) => {
    if (fields[name]) found[name] = fields[name];
  });
  save((area) => {
    const old = said(area.handed);
    const changed = Object.keys(addresses).filter((name) => fields[name] && fields[name] !== old.fields[name])
      .map((name) => addresses[name]);
    area.handed = json({
      fields: { ...without(old.fields, addresses, changed), ...found },
      consent: { ...without(old.consent, permits, changed), ...consent },
    });
  }, USE);
};

/**
 * A campaign waits here while the shop has not answered a form: what it takes is told, and nothing of what it refuses.
 * @type {import("../../types").Step}
 */
export const step = ({ app, fields }, here, next, campaign, sent) => {
  if (!sent && underway()) return undefined;
  const told = said(record(USE).handed);
  deliver(app, sent || {
    id: newId(), fields: told.fields, consent: told.consent, campaign: campaign[0], step: here.step,
    page: location.href, locale: data.locale, at: now(),
  }, fields);
  return next;
};
