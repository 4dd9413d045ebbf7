import { allows } from "./consent.js";
import { emit } from "./events.js";
import { value } from "./facts.js";
import { json, parse } from "./json.js";
import { post } from "./leads.js";
import { data, parts } from "./site.js";

/**
 * The answers and facts that an app is told; all answers where none are named. What is not known is left out.
 * @param {{ [name: string]: unknown }} answers
 * @param {(string | [string, number])[]} [fields]
 */
const picked = (answers, fields) => {
  if (!fields) return answers;
  /** @type {{ [name: string]: unknown }} */
  const found = {};
  fields.forEach((one) => {
    if (typeof one === "string") found[one] = answers[one];
    else found[one[0]] = value(one[1]);
  });
  return found;
};

/**
 * Hands a lead to an app: each request that the app makes of it waits in the record until it is answered. Nothing without
 * consent to it, whose withdrawal takes away what waits.
 * @param {number} app index into `Data.apps`
 * @param {import("../types").Told} lead
 * @param {(string | [string, number])[]} [fields]
 */
export const deliver = (app, lead, fields) => {
  const [name, send, options] = /** @type {import("../types").AppRow[]} */ (data.apps)[app];
  if (!allows("sync")) return;
  const told = picked(lead.fields, fields);
  const known = Object.keys(told).some((one) => told[one] !== undefined && told[one] !== "");
  const requests = known ? parts.apps[send]({ ...lead, fields: told }, options) : [];
  requests.forEach(({ to, headers, body }, i) => post(lead.id + "/" + name + "/" + i, { app: name, to, headers, body: json(body) }));
  if (!requests[0]) emit("sync", { app: name, ok: false });
};

/**
 * A lead, or what went to an app, has its answer. Once the shop has a lead, what its promotion says is done with it.
 * @param {import("../types").Lead | undefined} lead
 * @param {boolean} safe
 */
export const settled = (lead, safe) => {
  if (lead && lead.app) emit("sync", { app: lead.app, ok: safe });
  else if (data.submits && lead && safe) follow(data.submits[lead.promotion] || [], parse(lead.body));
};

/** @param {[number, any][]} steps @param {import("../types").Told} lead */
const follow = (steps, lead) => {
  steps.forEach(([kind, given]) => parts.steps[kind](given, { step: "", since: 0 }, -1, /** @type {any} */ ([""]), lead));
};
