import { listen as hear } from "../../core/events.js";
import { reader } from "../../core/managers.js";

/**
 * Reads the accepted categories from the events, which come on every page once there is an answer; where Handbill starts
 * behind them, from `window.CookieConsent`. https://cookieconsent.orestbida.com/advanced/callbacks-events.html
 * @type {import("../../types").ConsentListen}
 */
export const listen = (answer, _, setting) => {
  /** @type {string[] | undefined} */
  let accepted;
  const look = reader(answer, setting, (category) => accepted && accepted.includes(category));
  const manager = /** @type {any} */ (window).CookieConsent;
  if (manager && manager.validConsent()) accepted = manager.getUserPreferences().acceptedCategories;
  ["FirstConsent", "Consent", "Change"].forEach((name) =>
    hear(window, "cc:on" + name, (event) => {
      accepted = event.detail?.cookie?.categories;
      look();
    })
  );
  look();
};
