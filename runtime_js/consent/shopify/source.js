import { guard, listen as hear } from "../../core/events.js";
import { appears, reader } from "../../core/managers.js";

const FEATURE = { name: "consent-tracking-api", version: "0.1" };

/**
 * Asks Shopify for its consent API, and that for each permission. What it does not allow is denied once it was answered on
 * this page; before, it may only not have been asked. https://shopify.dev/docs/api/customer-privacy
 * @type {import("../../types").ConsentListen}
 */
export const listen = (answer, _, setting) => {
  const shop = () => /** @type {any} */ (window).Shopify;
  /** @type {boolean | undefined} */
  let unanswered;
  const look = reader(answer, setting, (permission) => {
    const api = shop()?.customerPrivacy;
    return api && (api[permission]() === true || unanswered);
  });
  hear(document, "visitorConsentCollected", () => {
    unanswered = false;
    look();
  });
  appears(
    () => shop()?.customerPrivacy || shop()?.loadFeatures,
    () => {
      if (shop().customerPrivacy) look();
      else shop().loadFeatures([FEATURE], guard((/** @type {unknown} */ error) => error || look(), "consent"));
    }
  );
};
