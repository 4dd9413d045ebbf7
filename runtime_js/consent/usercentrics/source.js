import { guard, listen as hear } from "../../core/events.js";
import { reader } from "../../core/managers.js";

const page = /** @type {any} */ (window);

/** @typedef {{ [category: string]: boolean }} Accepted */

/** The categories of version 2: accepted is one of which all services are. */
const older = () => {
  const manager = page.UC_UI;
  if (!manager || !manager.isInitialized() || manager.isConsentRequired()) return;
  /** @type {Accepted} */
  const found = {};
  manager.getServicesBaseInfo().forEach((/** @type {any} */ { categorySlug: slug, consent }) => {
    found[slug] = found[slug] !== false && consent.status === true;
  });
  return found;
};

/** The categories of version 3. @param {any} details */
const newer = ({ consent, categories }) => {
  if (consent.type !== "EXPLICIT" && consent.required !== false) return;
  /** @type {Accepted} */
  const found = {};
  Object.keys(categories).forEach((name) => {
    found[name] = categories[name].state === "ALL_ACCEPTED";
  });
  return found;
};

/**
 * Reads the categories: of version 3 by `__ucCmp.getConsentDetails()`, a promise, of version 2 by the list of services.
 * While an answer is asked for and there is none, what is set is a default that nobody has agreed to.
 * https://docs.usercentrics.com/
 * @type {import("../../types").ConsentListen}
 */
export const listen = (answer, _, setting) => {
  /** @type {Accepted} */
  let seen = {};
  const look = reader(answer, setting, (category) => seen[category]);
  const take = (/** @type {Accepted | undefined} */ found) => {
    seen = found || {};
    look();
  };
  const ask = () => {
    if (!page.__ucCmp) return take(guard(older, "consent")());
    const asked = guard(() => page.__ucCmp.getConsentDetails().then((/** @type {any} */ details) => take(guard(newer, "consent")(details)), () => take(undefined)), "consent")();
    if (!asked) take(undefined);
  };
  ["UC_UI_INITIALIZED", "UC_UI_CMP_EVENT", "UC_CMP_API_READY", "UC_CONSENT"].forEach((name) => hear(window, name, ask));
  ask();
};
