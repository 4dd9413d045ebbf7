import { listen as hear } from "../../core/events.js";
import { reader } from "../../core/managers.js";

const page = /** @type {any} */ (window);

/**
 * Reads OneTrust's active groups, `,C0001,C0004,`. A group that is not among them is denied once the visitor has answered.
 * https://developer.onetrust.com/onetrust/docs/javascript-events-guide
 * @type {import("../../types").ConsentListen}
 */
export const listen = (answer, _, setting) => {
  const look = reader(answer, setting, (group) => {
    const groups = page.OnetrustActiveGroups || page.OptanonActiveGroups;
    if (groups === undefined) return;
    return ("" + groups).split(",").includes(group) || (page.OneTrust?.IsAlertBoxClosed?.() ? false : undefined);
  });
  ["OneTrustGroupsUpdated", "OTConsentApplied"].forEach((name) => hear(window, name, look));
  look();
};
