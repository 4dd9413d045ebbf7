import { variantOf } from "../../../core/variants.js";

/**
 * Who may not be told apart, or takes no part, goes on behind it. The third cell of a variant is the row of its way.
 * @type {import("../../types").Step}
 */
export const step = (given, _here, next, campaign) => {
  const test = /** @type {import("../../../types").Test} */ (given);
  const chosen = variantOf(test, { campaign: campaign[0] });
  return chosen ? test.variants[chosen][2] : next;
};
