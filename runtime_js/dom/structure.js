import { data } from "../core/site.js";

/**
 * The design of the screens of an open promotion in its language and on this screen, which may have other words bold, or
 * other links. Only bundles with such a language, or such words for narrow screens, hold this.
 * @param {import("../types").Open} open
 * @returns {import("../types").DesignRow}
 */
export const structure = (open) => {
  const extras = open.promotion.extras;
  const own = (extras.locales || {})[open.root.lang] || {};
  const design = innerWidth < 600 ? own.mas ?? own.as ?? (extras.mobile || {}).as : own.as;
  return design === undefined ? open.promotion.design : data.designs[/** @type {number} */ (design)];
};
