import { data } from "./site.js";

/**
 * The addresses of a lead that somebody agreed to hear from by, by goal: `email`, `phone`. What a consent gives leave for
 * its field says; a box that is not ticked gives none.
 * @param {import("../types").Told} lead
 * @param {boolean} [any] those too that nobody agreed to
 * @returns {{ [goal: string]: any }}
 */
export const permitted = ({ fields, consent }, any) => {
  const { addresses, permits } = /** @type {import("../types").Asking} */ (data.asking);
  const agreed = Object.keys(consent).filter((name) => consent[name].granted).map((name) => permits[name]);
  /** @type {{ [goal: string]: any }} */
  const found = {};
  Object.keys(addresses).forEach((name) => {
    if (fields[name] && (any || agreed.includes(addresses[name]))) found[addresses[name]] = fields[name];
  });
  return found;
};
