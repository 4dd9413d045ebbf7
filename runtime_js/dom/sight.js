import { after } from "../core/clock.js";
import { guard, listen } from "../core/events.js";
import { data } from "../core/site.js";
import { visibleFor } from "../core/visible.js";

/**
 * Watches for the impression (at least half of it visible for 200 ms), for the view engagement of a message that
 * offers nothing to click, and for clicks that do not close it.
 * @param {import("../types").Open} open
 * @param {import("../types").Hooks} hooks
 */
export function observe(open, hooks) {
  const { box, shadow, signal } = open;
  let cancel = () => {};
  const watch = new IntersectionObserver(guard("sight", (entries) => {
    cancel();
    if (entries[entries.length - 1].intersectionRatio < 0.5) return;
    cancel = after(200, () => {
      if (signal.aborted) return;
      watch.disconnect();
      hooks.seen();
      if (!open.holder.querySelector("a,button,input")) visibleFor(data.engaged || 8000, open, () => open.engage("view"));
    });
  }), { threshold: 0.5 });
  watch.observe(box);
  listen(shadow, "click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const block = target.closest("[id]");
    if (!signal.aborted && target !== box) open.engage("click", block ? block.id : undefined);
  });
}
