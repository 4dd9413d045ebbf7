import { digitsOf } from "../core/currencies.js";
import { data } from "../core/site.js";

/**
 * An amount as people write it.
 * @param {number} minor in minor units of ISO 4217
 * @param {string} [currency] the site's when left out
 */
export const money = (minor, currency = data.currency) =>
  new Intl.NumberFormat(data.locale, { style: "currency", currency }).format(minor / 10 ** digitsOf(currency));
