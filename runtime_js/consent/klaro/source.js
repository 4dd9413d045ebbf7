import { appears, reader } from "../../core/managers.js";

// A word of our own tables would be shortened as a property.
const PURPOSES = "purposes";

/**
 * Reads what Klaro has saved: it tells of each switch that the visitor touches, too, long before it is saved.
 * https://klaro.org/docs/
 * @type {import("../../types").ConsentListen}
 */
export const listen = (answer, _, setting) =>
  appears(
    () => /** @type {any} */ (window).klaro?.getManager(),
    (manager) => {
      const look = reader(answer, setting, (name) => {
        if (!manager.confirmed) return;
        /** @type {any[]} */
        const services = manager.config.services || manager.config.apps;
        const meant = services.filter((one) => one.name === name || (one[PURPOSES] || []).includes(name));
        return meant[0] && meant.every((one) => (manager.savedConsents || manager.consents)[one.name] === true);
      });
      manager.watch({
        update: (/** @type {any} */ _, /** @type {string} */ name) => {
          // All answers taken back are told by no other name than a switch that was touched.
          if (name !== "consents" || !manager.confirmed) look();
        },
      });
      look();
    }
  );
