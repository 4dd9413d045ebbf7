/** @typedef {import("./controls.js").Control} Control */

/**
 * What a form says: the values by name, and beside them each consent with the very words that were shown.
 * @param {Control[]} all
 * @returns {{ fields: { [name: string]: unknown }, consent: { [name: string]: unknown } }}
 */
export function values(all) {
  /** @type {{ [name: string]: unknown }} */
  const fields = {};
  /** @type {{ [name: string]: unknown }} */
  const consent = {};
  all.forEach((control) => {
    const input = /** @type {HTMLInputElement} */ (control);
    const digest = input.dataset.digest;
    if (digest) {
      const label = /** @type {HTMLElement} */ (input.nextElementSibling);
      consent[input.name] = { granted: input.checked, text: label.textContent, sha256: digest };
    } else fields[input.name] = input.type === "checkbox" ? input.checked : input.value.trim();
  });
  return { fields, consent };
}
