import { happened, record, save } from "../../../runtime_js/core/record.js";
import { data, parts } from "../../../runtime_js/core/site.js";
import { pageData } from "../../../runtime_js/core/view.js";

/** @typedef {import("../../../runtime_js/types").Customer} Customer */

/**
 * The customer, as the page says, else as the platform knows.
 *
 * @returns {Customer}
 */
export function customer() {
  const { platform } = parts;
  return pageData().customer || (platform.customer && platform.customer()) || {};
}

/** How many orders were made here, and when the last one was. */
export function ordered() {
  return happened("event", "order");
}

/**
 * What the customer has spent in a currency.
 *
 * @param {string | undefined} wanted
 * @returns {number | undefined}
 */
export function spent_in(wanted = data.currency) {
  const { spent, currency = data.currency } = customer();
  if (spent !== undefined) return currency === wanted && Number.isFinite(spent) ? spent : undefined;
  return (record().spent || {})[wanted] || 0;
}

/**
 * Adds an order up.
 *
 * @param {any} order
 */
export function add_order(order) {
  const { total, currency = data.currency } = order;
  if (!Number.isFinite(total)) return;
  save((area) => {
    area.spent = { ...area.spent, [currency]: ((area.spent || {})[currency] || 0) + total };
  });
}
