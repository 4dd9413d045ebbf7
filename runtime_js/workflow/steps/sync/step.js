import { now } from "../../../core/clock.js";
import { deliver } from "../../../core/deliver.js";
import { newId } from "../../../core/leads.js";
import { record, save } from "../../../core/record.js";
import { data } from "../../../core/site.js";

/** The consent use of what is kept for apps and goes to them. */
const USE = "sync";

/** @typedef {import("../../../types").Told} Told */

/** What campaigns may tell later of who sent a form: those answers, and what was agreed to with them. @param {Told} said */
export const lead = ({ fields, consent }) => {
  /** @type {{ [name: string]: unknown }} */
  const found = {};
  (data.handed || []).forEach((name) => {
    if (fields[name]) found[name] = fields[name];
  });
  if (data.handed) save((area) => {
    const old = area.handed || {};
    area.handed = { fields: { ...old.fields, ...found }, consent: { ...old.consent, ...consent } };
  }, USE);
};

/** @type {import("../../types").Step} */
export const step = ({ app, fields }, here, next, campaign, sent) => {
  const told = record(USE).handed || { fields: {}, consent: {} };
  deliver(app, sent || {
    id: newId(), fields: told.fields, consent: told.consent, campaign: campaign[0], step: here.step,
    page: location.href, locale: data.locale, at: now(),
  }, fields);
  return next;
};
