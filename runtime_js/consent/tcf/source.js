import { guard } from "../../core/events.js";
import { appears, reader } from "../../core/managers.js";

// A word of our own tables would be shortened as a property.
const PURPOSE = "purpose";

/**
 * Hears each change of the TC data. While the manager shows its window again (`cmpuishown`) it repeats what was agreed to
 * before, so that only what is loaded or answered counts. A refusal leaves a purpose out.
 * https://github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework
 * @type {import("../../types").ConsentListen}
 */
export const listen = (answer, _, setting) => {
  /** @type {any} */
  let heard;
  const look = reader(answer, setting, (purpose) => {
    if (!heard) return;
    if (heard.gdprApplies === false) return setting.outside === "granted";
    const own = heard.publisher?.consents?.[purpose];
    return heard[PURPOSE].consents[purpose] === true && own !== false &&
      (!setting.vendor || heard.vendor.consents[setting.vendor] === true);
  });
  appears(
    () => /** @type {any} */ (window).__tcfapi,
    (api) =>
      api("addEventListener", 2, guard((/** @type {any} */ news, /** @type {boolean} */ fine) => {
        if (fine && news && news.gdprApplies !== false && !/^(tcloaded|useractioncomplete)$/.test(news.eventStatus)) return;
        heard = fine && news;
        look();
      }, "consent"))
  );
};
