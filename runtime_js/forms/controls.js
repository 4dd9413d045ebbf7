/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

/**
 * The named controls of a form. `form.elements` is not to be trusted: a field may be called "elements".
 * @param {HTMLElement} form
 * @returns {Control[]}
 */
export function controls(form) {
  return Array.from(form.querySelectorAll("input:not([hidden]),select,textarea"));
}

/**
 * @param {Control} control
 * @returns {boolean} whether the shopper changed it
 */
export function filled(control) {
  const input = /** @type {HTMLInputElement} */ (control);
  return input.type === "checkbox" ? input.checked : input.value !== (input.defaultValue || "");
}

/**
 * Shows or hides what is wrong with a control. The words stand in the markup, below the control; the shop's own
 * answer may replace them.
 * @param {Control} control
 * @param {boolean} wrong
 * @param {string} [answer]
 */
export function mark(control, wrong, answer) {
  const root = /** @type {ShadowRoot} */ (control.getRootNode());
  const note = /** @type {HTMLElement} */ (root.getElementById(control.id + "-error"));
  const own = note.dataset;
  own.text = own.text || note.textContent || "";
  note.textContent = answer || own.text;
  note.hidden = !wrong;
  control.setAttribute("aria-invalid", String(wrong));
  control.setAttribute("aria-describedby", wrong ? note.id : "");
}
