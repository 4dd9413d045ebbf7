import { guard } from "../../core/events.js";
import { appears, reader } from "../../core/managers.js";

/**
 * Reads the `consent` commands of `dataLayer`; Google has no call that answers what is granted. A default that denies is
 * no refusal, as the update of a visitor who has agreed comes behind it; and as nobody here knows the visitor's region,
 * one region that denies is enough. https://developers.google.com/tag-platform/security/guides/consent
 * @type {import("../../types").ConsentListen}
 */
export const listen = (answer, _, setting) => {
  /** @type {{ [name: string]: boolean | undefined }} */
  const said = {};
  /** @type {{ [name: string]: boolean }} */
  const usual = {};
  const look = reader(answer, setting, (name) => (name in said ? said[name] : usual[name] || undefined));
  const take = guard((/** @type {any} */ command) => {
    if (!command || command[0] !== "consent") return;
    Object.keys(command[2]).forEach((name) => {
      const granted = command[2][name] === "granted";
      if (command[1] === "update") said[name] = granted;
      else if (command[1] === "default") usual[name] = usual[name] !== false && granted;
    });
    look();
  }, "consent");
  appears(
    () => /** @type {any} */ (window).dataLayer,
    (layer) => {
      const { push } = layer;
      layer.push = (/** @type {any[]} */ ...given) => {
        const size = push.apply(layer, given);
        given.forEach(take);
        return size;
      };
      layer.forEach(take);
    }
  );
};
