import { listen } from "../core/events.js";

/**
 * Keeps what is typed into a form while the promotion is open, puts it back when its screen is built again, and tells
 * the rest of the promotion the answers.
 * @param {HTMLElement} form
 * @param {import("../types").Open} open
 * @param {() => { [name: string]: unknown }} answers
 * @returns {() => void} takes note of how the form is now
 */
export const keepDrafts = (form, open, answers) => {
  const all = /** @type {HTMLInputElement[]} */ (Array.from(form.querySelectorAll("input,select,textarea")));
  const drafts = open.drafts || (open.drafts = {});
  const draft = drafts[form.id];
  const note = () => {
    drafts[form.id] = all.map((control) => [control.value, control.checked]);
    open.answers = { ...open.answers, ...answers() };
  };
  if (draft) {
    all.forEach((control, index) => {
      control.value = draft[index][0];
      control.checked = draft[index][1];
    });
    all.forEach((control) => control.dispatchEvent(new Event("input", { bubbles: true })));
  }
  listen(form, "input", note);
  note();
  return note;
};
