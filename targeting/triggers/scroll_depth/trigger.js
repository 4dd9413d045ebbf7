import { after } from "../../../runtime_js/core/clock.js";
import { guard, listen } from "../../../runtime_js/core/events.js";
import { upperEnd } from "./range.js";

/**
 * No scroll listener, and no element of our own in the page: the observer's root is a window that reaches up beyond
 * everything, so that a fast scroll jumps over nothing, and whose lower edge is raised by the depth. The page's first
 * pixel comes into it exactly when that share of the page has been seen.
 *
 * @type {import("../../../runtime_js/types").TriggerWatch}
 */
export function watch({ depth, element, within, direction, short_page, while: range, close, later }, { signal }, fire) {
  if (later) {
    // Where the page stands already does not count: it has to be scrolled first.
    listen(document, "scroll", () => {
      watch({ depth, element, within, direction, short_page, while: range, close }, { signal, started: 0 }, fire);
    }, { signal, capture: !!within, passive: true, once: true });
    return;
  }
  const inner = within && !element;
  /** @type {Element | null} */
  let box;
  /** @type {IntersectionObserver | undefined} */
  let observer;
  /** @type {boolean | undefined} */
  let last;
  let height = 0;
  let passed = false;
  let cancel = () => {};

  const settle = (/** @type {boolean} */ deep) => {
    if (top) deep = top.below(deep);
    if (deep === last) return;
    last = deep;
    cancel();
    if (range && !deep) fire(close ? "close" : "over");
    cancel = after(150, () => {
      if (!box || box.scrollHeight !== height) {
        // It grew, though no box did that is watched.
        last = undefined;
        place();
      } else if (direction) {
        if (passed && !deep) fire();
        passed = passed || deep;
      } else if (deep) fire();
    });
  };
  const top = range && upperEnd(range[1], signal, settle);
  const place = () => {
    box = within ? document.querySelector(within) : document.scrollingElement;
    const target = element ? document.querySelector(element) : box;
    if (observer) observer.disconnect();
    if (!box || !target) return;
    height = box.scrollHeight;
    // Less a pixel, because browsers round heights and do not round where they scroll to.
    const goal = element ? 0 : (height * (range ? range[0] || 0 : depth)) / 100 - 1;
    if (top) top.place(box, inner);
    if (!element && height - box.clientHeight < 2) settle(!!short_page);
    else if (inner) settle(box.scrollTop + box.clientHeight >= goal);
    else {
      observer = new IntersectionObserver(guard("scroll", (entries) => settle(entries[entries.length - 1].isIntersecting)), {
        root: within ? box : document,
        rootMargin: "999999px 999999px " + -Math.floor(goal) + "px"
      });
      observer.observe(target);
    }
  };

  if (inner) listen(document, "scroll", place, { signal, capture: true, passive: true });
  const sizes = new ResizeObserver(guard("scroll", place));
  // Either may be as high as the window, whatever the page's own height is.
  sizes.observe(document.documentElement);
  sizes.observe(document.body);
  signal.addEventListener("abort", () => {
    sizes.disconnect();
    if (observer) observer.disconnect();
  });
}
