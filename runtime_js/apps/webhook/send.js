/**
 * One request, with the lead as the shop's own endpoint gets it. An `Idempotency-Key` tells a second try from a second lead.
 * @type {import("../../types").Send}
 */
export const send = (lead, { to, fields }) => {
  /** @type {{ [name: string]: unknown }} */
  const named = {};
  if (fields) fields.forEach((/** @type {[string, string]} */ [name, there]) => {
    named[there] = lead.fields[name];
  });
  const headers = { "Content-Type": "application/json", "Idempotency-Key": lead.id };
  return [{ to, headers, body: { ...lead, fields: fields ? named : lead.fields } }];
};
