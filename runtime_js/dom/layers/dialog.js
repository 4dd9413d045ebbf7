import { guard } from "../../core/events.js";
import { data } from "../../core/site.js";
import { STOPS, enter, isStop } from "../focus.js";

/**
 * Above everything, as a native modal dialog; the page behind it keeps its place and does not scroll.
 * @param {import("../../types").Open} open
 * @returns {() => void}
 */
export const layer = (open) => {
  const box = /** @type {HTMLDialogElement} */ (open.box);
  const page = document.documentElement;
  const style = page.style;
  const { overflow, scrollbarGutter } = style;
  /** @type {EventTarget | null} */
  let pressed;
  box.onkeydown = guard((event) => cycle(event, open));
  // The event comes late: by then a dialog that the page took away may be open again.
  box.onclose = guard(() => box.open || open.close("escape"));
  box.onmousedown = (event) => {
    pressed = event.target;
  };
  box.onclick = guard((event) => {
    // A drag that began inside, to mark a text say, is no click outside.
    if (event.target === box && pressed === box && !box.dataset.stay && !(data.endpoints.leads && open.touched && open.touched())) open.close("outside");
  });
  if (innerWidth > page.clientWidth) style.scrollbarGutter = "stable";
  style.overflow = "hidden";
  box.showModal();
  enter(open);
  return () => {
    box.onclose = null;
    box.close();
    style.overflow = overflow;
    style.scrollbarGutter = scrollbarGutter;
  };
};

/**
 * Keeps Tab inside: a native dialog lets it out to the browser's own controls, and some engines to the body.
 * @param {KeyboardEvent} event
 * @param {import("../../types").Open} open
 */
const cycle = (event, open) => {
  // Not by `key`, which WebKit on GTK does not know of Shift and Tab together.
  if (event.code !== "Tab") return;
  /** @type {NodeListOf<HTMLElement>} */
  const all = open.box.querySelectorAll(data.tabs ? STOPS + ",[tabindex='0']" : STOPS);
  const stops = Array.from(all).filter((stop) => stop.getClientRects()[0] && (!data.controls.radio || isStop(stop)));
  const at = stops.indexOf(/** @type {HTMLElement} */ (open.shadow.activeElement));
  event.preventDefault();
  /** @type {HTMLElement} */ (stops.at(event.shiftKey ? Math.max(at, 0) - 1 : (at + 1) % stops.length)).focus();
};
