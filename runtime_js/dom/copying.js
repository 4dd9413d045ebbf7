import { listen } from "../core/events.js";

/**
 * Copies a text when a button is pressed, and says so in the button, whose first words make way for its second.
 * @param {HTMLElement} button
 * @param {import("../types").Open} open
 * @param {HTMLElement} block whose engagement it is
 * @param {() => string} text
 * @param {() => (() => void) | undefined | void} mark marks the text for the browser's own command, and hands back what
 * undoes that
 */
export const copies = (button, open, block, text, mark) => {
  const done = () => {
    const words = /** @type {HTMLCollectionOf<HTMLElement>} */ (button.children);
    words[0].hidden = true;
    words[1].hidden = false;
    open.engage("copy", block.id);
  };
  const byHand = () => {
    const undo = mark();
    const copied = document.execCommand("copy");
    if (undo) undo();
    if (copied) done();
  };
  listen(button, "click", (event) => {
    const clipboard = navigator.clipboard;
    // A copy is an engagement of its own kind, and not a click besides.
    event.stopPropagation();
    // Only pages served by https have a clipboard, and a frame may be refused it.
    if (clipboard) clipboard.writeText(text()).then(done, byHand);
    else byHand();
  });
};
