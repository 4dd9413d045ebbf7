import { answer } from "../../core/consent.js";
import { listen } from "../../core/events.js";
import { answered, missing, sayOwn } from "../../core/own.js";

/**
 * Makes the answer of the visitor's one: the boxes stand as they were left, and none is ticked before that. Without a
 * click on one of the buttons nothing is answered and nothing kept.
 * @param {HTMLElement} element
 * @param {import("../../types").Open} open
 */
export function attach(element, open) {
  const boxes = Array.from(element.querySelectorAll("input"));
  const said = answered();
  boxes.forEach((box) => {
    box.checked = said[box.value] === true;
    // What the browser or another source denies is not asked about: a yes would change nothing.
    /** @type {HTMLElement} */ (box.parentElement).hidden = said[box.value] === undefined && answer(box.value) === false;
  });
  listen(element, "click", (event) => {
    const which = event.target.closest("button")?.dataset.say;
    if (!which) return;
    /** @type {import("../../types").Grants} */
    const news = {};
    boxes.forEach((box) => {
      if (box.getClientRects()[0]) news[box.value] = which === "all" || (which === "ticked" && box.checked);
    });
    open.close("button");
    sayOwn(news);
  });
  // It may be answered in another tab, or by another source.
  listen(document, "handbill:consent", () => missing() || open.close("script"), open);
}
