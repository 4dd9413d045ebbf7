/**
 * Puts a text on the clipboard. Only pages served by https have one, and a frame may be refused it: then a field beside
 * the element takes the text for a moment, for the browser's own command.
 * @param {string} text
 * @param {HTMLElement} element that was asked to
 * @param {() => void} done
 */
export const copy = (text, element, done) => {
  const byHand = () => {
    const field = document.createElement("textarea");
    field.value = text;
    element.after(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    element.focus();
    if (copied) done();
  };
  if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, byHand);
  else byHand();
};
