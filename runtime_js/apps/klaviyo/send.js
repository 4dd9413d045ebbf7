import { permitted } from "../../core/permitted.js";

/** The version of the client API whose shapes these are. */
const REVISION = "2026-07-15";

/**
 * A subscription to exactly the channels that were agreed to: one without `subscriptions` would subscribe every address
 * that it holds. Who agreed to none is not told of. Neither request bears a header that the API does not know, which a
 * browser would not be allowed to send: a subscription is the same however often it comes, an event bears `unique_id`.
 * @type {import("../../types").Send}
 */
export const send = (lead, { company, list, event, host }) => {
  const { email, phone } = permitted(lead);
  if (!email && !phone) return [];
  const marketing = { marketing: { consent: "SUBSCRIBED" } };
  const who = { email, phone_number: phone };
  const request = (/** @type {string} */ what, /** @type {object} */ data) => ({
    to: host + "/client/" + what + "?company_id=" + encodeURIComponent(company),
    headers: { "Content-Type": "application/vnd.api+json", revision: REVISION },
    body: { data },
  });
  const profile = (/** @type {object} */ attributes) => ({ data: { type: "profile", attributes } });
  const subscriptions = { email: email ? marketing : undefined, sms: phone ? marketing : undefined };
  const found = [request("subscriptions", {
    type: "subscription",
    attributes: { custom_source: lead.promotion || lead.campaign, profile: profile({ ...who, subscriptions }) },
    relationships: { list: { data: { type: "list", id: list } } },
  })];
  if (event) found.push(request("events", {
    type: "event",
    attributes: {
      properties: properties(lead),
      time: new Date(lead.at).toISOString(),
      unique_id: lead.id,
      metric: { data: { type: "metric", attributes: { name: event } } },
      profile: profile(who),
    },
  }));
  return found;
};

/** What the lead holds beside addresses, agreed to or not. @param {import("../../types").Told} lead */
const properties = (lead) => {
  /** @type {{ [name: string]: unknown }} */
  const found = { promotion: lead.promotion, campaign: lead.campaign };
  const addresses = permitted(lead, true);
  Object.keys(lead.fields).forEach((name) => {
    const value = lead.fields[name];
    if (value !== addresses.email && value !== addresses.phone) found[name] = value;
  });
  return found;
};
