import { painted } from "../../../runtime_js/core/clock.js";
import { answered } from "../../../runtime_js/core/own.js";
import { enter } from "../../../runtime_js/dom/focus.js";

/**
 * Takes the focus to the question as it comes, so that who uses a keyboard or a screen reader meets it first, unless the
 * visitor is at work elsewhere on the page; who has answered before has asked for it. It goes back where it was.
 * @param {HTMLElement} _element
 * @param {import("../../../runtime_js/types").Open} open
 */
export function attach(_element, open) {
  const page = document;
  painted(() => {
    if (!open.signal.aborted && (page.activeElement === page.body || Object.keys(answered())[0])) enter(open);
  });
}
