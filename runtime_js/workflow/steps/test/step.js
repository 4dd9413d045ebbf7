import { variantOf } from "../../../core/variants.js";

/** Who may not be told apart, or takes no part, goes on behind it. @type {import("../../types").Step} */
export const step = ({ name, seed, paths }, _here, next, campaign) => {
  const chosen = variantOf({ name, seed, variants: paths }, { campaign: campaign[0] });
  return chosen ? paths[chosen][2] : next;
};
