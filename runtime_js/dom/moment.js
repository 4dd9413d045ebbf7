import { data } from "../core/site.js";

/**
 * A moment as people write it, in the visitor's own zone.
 * @param {number} at ms since 1970
 */
export const written = (at) => new Intl.DateTimeFormat(data.locale, { dateStyle: "long", timeStyle: "short" }).format(at);
