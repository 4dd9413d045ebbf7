import { after, mono } from "../core/clock.js";
import { listen } from "../core/events.js";
import { submit } from "../core/leads.js";
import { fleeting } from "../core/record.js";
import { data } from "../core/site.js";
import { enter } from "../dom/focus.js";
import { showLine } from "../dom/lines.js";
import { turn } from "../dom/screens.js";
import { wayOf } from "../dom/ways.js";
import { controls, filled, mark } from "./controls.js";
import { keepDrafts } from "./drafts.js";
import { summarize } from "./summary.js";
import { together } from "./told.js";
import { values } from "./values.js";

/** Nobody reads and fills a form within this many ms. */
const HASTE = 1500;
/** So long a shopper waits for the shop's answer before the result shows all the same, where the lead is kept. */
const PATIENCE = 5000;

/**
 * Makes a form send itself: checks it, marks what is wrong, says that it is on its way, and goes on to the next screen.
 * @param {HTMLElement} form
 * @param {import("../types").Open} open
 */
export function handle(form, open) {
  const all = controls(form);
  const started = mono();
  const trap = form.appendChild(document.createElement("input"));
  let busy = false;
  trap.hidden = true;
  trap.autocomplete = "off";
  trap.name = "website";
  open.touched = () => !!(data.keeps && open.unsent) || form.isConnected && (all.some(filled) || all.some((control) => control === open.shadow.activeElement));
  const note = data.steps && keepDrafts(form, open, () => values(all).fields);
  listen(form, "input", (event) => {
    const near = event.target.closest("div") || form;
    all.forEach((control) => {
      if (near.contains(control) && control.closest("[aria-invalid=true]")) mark(control, !control.validity.valid);
    });
  });
  listen(form, "submit", (event) => {
    event.preventDefault();
    if (busy || !valid(form, all)) return;
    if (note) note();
    const said = data.told ? together(form, open, values(all)) : values(all);
    if (data.keeps && form.hasAttribute("data-keep")) {
      open.unsent = true;
      finish(form, open);
      return;
    }
    busy = true;
    say(form, "sending");
    const end = (/** @type {boolean} */ safe) => {
      if (!busy || (!safe && fleeting())) return;
      busy = false;
      if (data.keeps) open.unsent = false;
      finish(form, open);
    };
    const cancel = after(PATIENCE, () => end(false));
    submit(open, said.fields, said.consent, !!trap.value || mono() - started < HASTE, (state, answer) => {
      if (!busy) return;
      cancel();
      if (state === "safe") end(true);
      else {
        busy = false;
        say(form, refuse(all, answer || {}) ? "" : "failed");
      }
    });
    if (fleeting()) say(form, "unsaved");
  });
}

/**
 * @param {HTMLElement} form
 * @param {import("./controls.js").Control[]} all
 * @returns {boolean} false when something is wrong: then it is marked, and the first such control has the focus, or the
 * list of them when there are several
 */
function valid(form, all) {
  const first = all.filter((control, index) => !data.controls.fieldset || all.findIndex((one) => one.name === control.name) === index);
  const wrong = first.filter((control) => mark(control, !control.validity.valid));
  if (!(data.several && summarize(form, wrong)) && wrong[0]) wrong[0].focus();
  return !wrong[0];
}

/**
 * Shows the shop's own refusal at the fields that it names.
 * @param {import("./controls.js").Control[]} all
 * @param {{ [field: string]: string }} answer
 * @returns {boolean} whether it named one that is there
 */
function refuse(all, answer) {
  const wrong = all.filter((control) => answer[control.name]);
  wrong.forEach((control) => mark(control, true, answer[control.name]));
  if (wrong[0]) wrong[0].focus();
  return !!wrong[0];
}

/**
 * Shows one of the lines that stand at the end of the form: sending, unsaved, failed or thanks.
 * @param {HTMLElement} form
 * @param {string} name
 */
function say(form, name) {
  form.setAttribute("aria-busy", String(name === "sending" || name === "unsaved"));
  showLine(form, name);
}

/**
 * Goes on to the result; a promotion without one thanks in place of the form.
 * @param {HTMLElement} form
 * @param {import("../types").Open} open
 */
function finish(form, open) {
  if (data.plays && open.play && open.play()) return;
  if (data.ways && form.dataset.go ? turn(open, wayOf(form, open.answers || {})) : turn(open)) return;
  say(form, "thanks");
  Array.from(form.children).forEach((child) => {
    const element = /** @type {HTMLElement} */ (child);
    element.hidden = element.dataset.say !== "thanks";
  });
  enter(open);
}
