import { data } from "../core/site.js";

/**
 * The design of the screens of an open promotion in its language, which may have other words bold, or other links. Only
 * bundles with such a language hold this.
 * @param {import("../types").Open} open
 * @returns {import("../types").DesignRow}
 */
export const structure = (open) => {
  const promotion = open.promotion;
  const own = (promotion.extras.locales || {})[open.root.lang];
  return own && own.as !== undefined ? data.designs[/** @type {number} */ (own.as)] : promotion.design;
};
