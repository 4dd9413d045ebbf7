import { data } from "../core/site.js";

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

/**
 * The named controls of a form. `form.elements` is not to be trusted: a field may be called "elements".
 * @param {HTMLElement} form
 * @returns {Control[]}
 */
export function controls(form) {
  return Array.from(form.querySelectorAll("[name]:not([hidden])"));
}

/**
 * @param {Control} control
 * @returns {boolean} whether the shopper changed it
 */
export function filled(control) {
  const input = /** @type {HTMLInputElement} */ (control);
  if (data.controls.radio && input.type === "radio") return input.checked !== input.defaultChecked;
  return input.type === "checkbox" ? input.checked : !!input.value && input.value !== input.defaultValue;
}

/**
 * What is wrong with a control, which stands in the markup below it: for one kind of mistake in the attribute that is
 * called after it, `data-value-missing`, else as its text.
 * @param {Control} control
 * @returns {HTMLElement | null}
 */
const noteOf = (control) => /** @type {ShadowRoot} */ (control.getRootNode()).getElementById("f-" + control.name + "-error");

/**
 * Shows or hides what is wrong with a control; the shop's own answer may replace the words.
 * @param {Control} control
 * @param {boolean} wrong
 * @param {string} [answer]
 * @returns {boolean} wrong
 */
export function mark(control, wrong, answer) {
  const note = noteOf(control);
  const input = /** @type {HTMLInputElement} */ (control);
  const marked = (data.controls.radio && control.closest("[role]")) || control;
  if (!note) return wrong;
  const own = note.dataset;
  own.text = own.text || note.textContent || "";
  const words = own[Object.keys(own).find((kind) => /** @type {any} */ (control.validity)[kind]) || "text"] || "";
  note.textContent = answer || (data.controls.number ? words.replace("{min}", input.min).replace("{max}", input.max) : words);
  note.hidden = !wrong;
  marked.setAttribute("aria-invalid", String(wrong));
  marked.setAttribute("aria-describedby", wrong ? note.id : "");
  return wrong;
}
