import { data } from "../core/site.js";

/** @typedef {import("./controls.js").Control} Control */

/**
 * What a control says: a text, a number where it asks for one, or what its field has made of it.
 * @param {HTMLInputElement} input
 */
const said = (input) => {
  const value = input.dataset.value || input.value.trim();
  return (data.controls.number || data.controls.radio) && value && "number" in input.dataset ? +value : value;
};

/**
 * What a form says: the values by name, and beside them each consent with the very words that were shown. What was left
 * out is an empty text, or an empty list.
 * @param {Control[]} all
 * @returns {{ fields: { [name: string]: unknown }, consent: { [name: string]: unknown } }}
 */
export function values(all) {
  /** @type {{ [name: string]: any }} */
  const fields = {};
  /** @type {{ [name: string]: unknown }} */
  const consent = {};
  all.forEach((control) => {
    const input = /** @type {HTMLInputElement} */ (control);
    const { name, type, checked } = input;
    const digest = input.dataset.digest;
    if (digest) {
      const label = /** @type {HTMLElement} */ (input.nextElementSibling);
      consent[name] = {
        granted: checked, text: label.textContent, sha256: digest,
        ...data.controls.version && { version: input.dataset.version },
      };
    } else if (data.controls.fieldset && type === "radio") {
      fields[name] = checked ? said(input) : fields[name] || "";
    } else if (data.controls.fieldset && type === "checkbox" && input.hasAttribute("value")) {
      fields[name] = (fields[name] || []).concat(checked ? input.value : []);
    } else fields[name] = type === "checkbox" ? checked : said(input);
  });
  return { fields, consent };
}
