import { listen as hear } from "../../core/events.js";
import { reader } from "../../core/managers.js";

/**
 * Reads `Cookiebot.consent`. What it does not hold is denied once the visitor has answered.
 * https://www.cookiebot.com/en/developer/
 * @type {import("../../types").ConsentListen}
 */
export const listen = (answer, _, setting) => {
  const look = reader(answer, setting, (category) => {
    const manager = /** @type {any} */ (window).Cookiebot;
    if (!manager || !manager.consent) return;
    return manager.consent[category] === true || (manager.hasResponse ? false : undefined);
  });
  ["ConsentReady", "Accept", "Decline"].forEach((name) => hear(window, "CookiebotOn" + name, look));
  look();
};
