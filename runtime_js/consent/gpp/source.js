import { guard } from "../../core/events.js";
import { appears, reader } from "../../core/managers.js";

/** @typedef {{ [field: string]: unknown }} Section */

/** The first section of a state; those before it are of other laws, which say yes instead of no. */
const STATES = 7;
/** The name that asks for no field: that the signal is ready. */
const SIGNAL = "signal";

/**
 * Hears each change of the signal. A field of an opt-out is 2 for no objection and 1 for one; 0 is no answer. A section
 * comes in segments, and one of those says whether the browser sends Global Privacy Control.
 * https://github.com/InteractiveAdvertisingBureau/Global-Privacy-Platform
 * @type {import("../../types").ConsentListen}
 */
export const listen = (answer, _, setting) => {
  /** @type {any} */
  let ping;
  /** @param {number} id @returns {Section | undefined} */
  const section = (id) => {
    const name = ping.supportedAPIs.find((/** @type {string} */ one) => one.split(":")[0] === "" + id);
    const found = id < STATES || !name ? undefined : ping.parsedSections[name.split(":")[1]];
    return found && [].concat(found).reduce((all, one) => Object.assign(all, one), {});
  };
  const look = reader(answer, setting, (field) => {
    if (!ping || !ping.applicableSections[0]) return;
    const ids = ping.applicableSections.filter((/** @type {number} */ id) => id > 0 && !(setting.leaves || []).includes(id));
    if (!ids[0]) return setting.outside === "granted";
    /** @type {(Section | undefined)[]} */
    const all = ids.map(section);
    if (field !== SIGNAL && all.some((one) => one && (one[field] === 1 || one.Gpc === true))) return false;
    return all.every((one) => one && (one[field] === 2 || !(field in one))) || undefined;
  });
  appears(
    () => /** @type {any} */ (window).__gpp,
    (api) =>
      api("addEventListener", guard((/** @type {any} */ news, /** @type {boolean} */ fine) => {
        const fresh = fine && news?.pingData;
        if (fresh && fresh.signalStatus !== "ready") return;
        ping = fresh;
        look();
      }, "consent"))
  );
};
