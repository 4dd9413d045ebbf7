import { guard, listen } from "../core/events.js";
import { data } from "../core/site.js";
import { visibleFor } from "../core/visible.js";

/**
 * Watches for the impression (at least half of it visible for 200 ms), for the view engagement of a message that
 * offers nothing to click, and for clicks that do not close it.
 * @param {import("../types").Open} open
 */
export const observe = (open) => {
  const box = open.box;
  let cancel = () => {};
  const watch = new IntersectionObserver(guard((entries) => {
    cancel();
    if (/** @type {any} */ (entries.pop()).intersectionRatio < 0.5) return;
    cancel = visibleFor(200, open, () => {
      watch.disconnect();
      open.seen();
      if (data.silent && !open.holder.querySelector("a,button,input")) {
        visibleFor(data.engaged || 8e3, open, () => open.engage("view"));
      }
    });
  }), { threshold: 0.5 });
  watch.observe(box);
  listen(open.shadow, "click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const block = target.closest("[id]");
    if (open.signal.aborted || target === box) return;
    open.engage("click", block?.id);
    // A place on this page would stay hidden behind a dialog.
    if (data.hashes && target.closest("[href^='#']")) open.close("navigation");
  });
};
