// Variants that an address asks for, and which one a visitor would get: for development builds, and for previews.
import { allows } from "./consent.js";
import { within } from "./namespaces.js";
import { record } from "./record.js";
import { fallen, placeOf } from "./variants.js";

const KEY = "handbill-variant";

/**
 * The variant that the page's address wants shown, whoever the visitor is: `?handbill-variant=first-offer:shipping`, as
 * often as there are experiments to try. Nothing is kept of it.
 * @param {import("../types").Test} test
 * @returns {string | undefined}
 */
export const forced = ({ name, variants }) => {
  const start = name + ":";
  const asked = new URLSearchParams(location.search).getAll(KEY).filter((one) => one.startsWith(start)).pop();
  const variant = asked?.slice(start.length);
  if (variant === undefined || Object.hasOwn(variants, variant)) return variant;
  console.warn("The experiment '" + name + "' has no variant '" + variant + "'. There are: " + Object.keys(variants).join(", "));
  return undefined;
};

/**
 * The variant that a promotion shows to a visitor; null before the visitor has a number that decides it.
 * @param {import("../types").Test} test
 * @returns {string | null}
 */
const chosen = (test) => {
  const area = /** @type {any} */ (record("experiments"));
  const kept = forced(test) || area[placeOf(test)];
  if (Object.hasOwn(test.variants, kept)) return kept;
  if (!allows("experiments")) return "as written";
  return area.visitor ? (within(test, area) && fallen(test, area.visitor)) || "as written" : null;
};

/**
 * Whether an experiment lets the visitor see a promotion, null where that can't be told, and with which variant.
 * @param {import("../types").Promotion} promotion
 * @returns {[boolean | null, string | null]}
 */
export const would = ({ extras }) => {
  const test = /** @type {import("../types").Test} */ (extras.test);
  const found = chosen(test);
  return [!test.variants.holdout || (found === null ? null : found !== "holdout"), found];
};
