/** @typedef {ReturnType<typeof import("./values.js").values>} Said */

/**
 * Adds what a form says to what the forms before it have said, so that one lead holds all of it. A form that is answered
 * anew begins from there: what was said behind it, perhaps on another way, does not count any more, for the lead and for
 * ways that hang on it.
 * @param {HTMLElement} form
 * @param {import("../types").Open} open
 * @param {Said} said
 * @returns {Said}
 */
export const together = (form, open, said) => {
  const before = open.told || [];
  const at = before.findIndex((one) => one.form === form.id);
  const told = open.told = before.slice(0, at < 0 ? before.length : at).concat({ form: form.id, ...said });
  /** @type {Said} */
  const all = { fields: open.answers = {}, consent: {} };
  told.forEach((one) => {
    Object.assign(all.fields, one.fields);
    Object.assign(all.consent, one.consent);
  });
  return all;
};
