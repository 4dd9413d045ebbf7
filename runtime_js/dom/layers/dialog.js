import { after } from "../../core/clock.js";
import { guard, listen } from "../../core/events.js";
import { enter } from "../focus.js";

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
  const place = () => {
    if (!box.isConnected || box.open) return;
    // Whoever leaves a field by a click is to hit what they aimed at before the dialog covers it.
    if (typing()) return listen(document, "focusout", () => after(300, place), { once: true, signal: open.signal });
    if (innerWidth > page.clientWidth) style.scrollbarGutter = "stable";
    style.overflow = "hidden";
    box.showModal();
    enter(open);
  };
  box.tabIndex = -1;
  box.onkeydown = guard("key", (event) => cycle(event, open));
  // The event comes late: by then a dialog that the page took away may be open again.
  box.onclose = guard("close", () => box.open || open.close("escape"));
  box.onmousedown = (event) => {
    pressed = event.target;
  };
  box.onclick = guard("click", (event) => {
    // A drag that began inside, to mark a text say, is no click outside.
    if (event.target === box && pressed === box && !box.dataset.stay && !open.touched()) open.close("outside");
  });
  place();
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
  if (event.key !== "Tab") return;
  /** @type {NodeListOf<HTMLElement>} */
  const stops = open.box.querySelectorAll("a,button,input,select,textarea");
  const seen = Array.from(stops).filter((stop) => stop.getClientRects().length);
  const at = seen.indexOf(/** @type {HTMLElement} */ (open.shadow.activeElement));
  const count = seen.length;
  event.preventDefault();
  seen[(at + (event.shiftKey ? count - (at < 0 ? 0 : 1) : 1)) % count].focus();
};

/** Whether the focus is in a field, or in a frame that may hold one. */
const typing = () => {
  /** @type {Document | ShadowRoot | null} */
  let root = document;
  /** @type {Element | null} */
  let active = null;
  while (root) {
    active = root.activeElement;
    root = active && active.shadowRoot;
  }
  return active && active.matches("input,textarea,select,iframe,[contenteditable]");
};
