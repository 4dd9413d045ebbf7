import { guard } from "../../core/events.js";

/**
 * Above the page but beside its flow: a manual popover, which leaves the focus where it is.
 * @param {import("../../types").Open} open
 * @returns {() => void}
 */
export const layer = (open) => {
  const box = open.box;
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  box.onkeydown = guard((event) => {
    if (event.key === "Escape") open.close("escape");
  }, "escape");
  box.showPopover();
  return () => {
    if (open.shadow.activeElement && before) before.focus({ preventScroll: true });
  };
};
