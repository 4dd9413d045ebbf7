import { data } from "../core/site.js";
import { value } from "../core/facts.js";
import { money } from "./money.js";

/**
 * Puts the values of facts into a text; only bundles whose texts show facts hold this.
 * @param {import("../types").Text} text
 * @returns {string}
 */
export const fill = (text) => typeof text === "string" ? text : text.map((part) => (typeof part === "string" ? part : said(part))).join("");

/**
 * @param {import("../types").TextFact} part
 * @returns {string} the fallback, or nothing, when the fact is unknown
 */
const said = (part) => {
  const found = value(part[0]);
  const format = part[1];
  const locale = data.locale;
  if (found === undefined) return part[2] || "";
  if (!format) return String(found);
  // Half of a character beyond U+FFFF can't be encoded.
  if (data.addressed && format === "uri") return encodeURIComponent(String(found).replace(/[\ud800-\udfff]/gu, ""));
  const amount = Number(found);
  if (data.plurals && Object(format) === format) return counted(amount, /** @type {import("../types").Plural} */ (format));
  if (format === "date") return new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(amount);
  if (format === "percent") return new Intl.NumberFormat(locale, { style: "percent" }).format(amount / 100);
  if (format !== "money") return new Intl.NumberFormat(locale).format(amount);
  const from = part[3];
  return money(amount, String((from !== undefined && from >= 0 && value(from)) || data.currency));
};

/**
 * The form of a count in the language of the text; `#` in it is the number.
 * @param {number} amount
 * @param {import("../types").Plural} forms
 * @returns {string}
 */
const counted = (amount, forms) => {
  const form = forms[amount] || forms[new Intl.PluralRules(data.locale).select(amount)] || forms.other;
  return form.split("#").join(new Intl.NumberFormat(data.locale).format(amount));
};
