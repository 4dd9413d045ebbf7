// Values of the shop's own, as the type that facts.yml gives them. What is not of the type is unknown.

const DECIMAL = /^-?\d+(\.\d+)?$/;
const SPAN = /^(\d+(?:\.\d+)?)(ms|s|m|h|d|w)$/;
const DAY = /^\d{4}-\d\d-\d\d/;
/** @type {{ [unit: string]: number }} */
const UNITS = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5 };

/** @param {any} found @returns {string | undefined} */
export const text = (found) =>
  typeof found === "string" || typeof found === "number" || typeof found === "boolean" ? String(found) : undefined;

/** @param {any} found @returns {number | undefined} */
export const number = (found) => {
  const said = (text(found) || "").trim();
  return DECIMAL.test(said) ? +said : undefined;
};

/** @param {any} found @returns {boolean | undefined} */
export const boolean = (found) => {
  const said = text(found);
  return said === "true" ? true : said === "false" ? false : undefined;
};

/** @param {any} found @param {string[]} values @returns {string | undefined} */
export const choice = (found, values) => {
  const said = text(found);
  return said !== undefined && values.includes(said) ? said : undefined;
};

/** 60 or "60%". @param {any} found */
export const percent = (found) => number(typeof found === "string" ? found.replace(/%$/, "") : found);

/** An amount as people write it, 12.50, in minor units. @param {any} found @param {number} digits of the currency */
export const money = (found, digits) => {
  const amount = number(found);
  return amount === undefined ? undefined : Math.round(amount * 10 ** digits);
};

/** An amount that is asked for in another currency than it is in. */
export const foreign = () => undefined;

/** "90s", as in definitions. @param {any} found */
export const duration = (found) => {
  const parts = SPAN.exec(text(found) || "");
  return parts ? +parts[1] * UNITS[parts[2]] : undefined;
};

/** ms since 1970, or a date as ISO 8601 writes it. @param {any} found */
export const moment = (found) => {
  const at = typeof found === "number" ? found : DAY.test(found) ? Date.parse(found) : NaN;
  return Number.isFinite(at) ? at : undefined;
};

/** A list, or a text with commas. @param {any} found @returns {string[] | undefined} */
export const set = (found) => {
  const list = Array.isArray(found) ? found.map(text) : text(found) === undefined ? undefined : String(found).split(",");
  if (!list || list.includes(undefined)) return undefined;
  return list.map((one) => String(one).trim()).filter((one) => one !== "");
};
