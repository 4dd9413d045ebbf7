import { painted } from "../../../runtime_js/core/clock.js";
import { enter } from "../../../runtime_js/dom/focus.js";

/**
 * Takes the focus to the question as it comes, so that who uses a keyboard or a screen reader meets it first; not from
 * a field that somebody types in. It goes back where it was.
 * @param {HTMLElement} _element
 * @param {import("../../../runtime_js/types").Open} open
 */
export function attach(_element, open) {
  painted(() => {
    if (!open.signal.aborted && !document.activeElement?.matches(":read-write,select,iframe")) enter(open);
  });
}
