import { after } from "../../../runtime_js/core/clock.js";

const HOLD = 150;
// No page is this long: it moves the edges that must not matter out of the way.
const FAR = "999999px ";

/**
 * Without a scroll listener and without an element of our own in the page: the observer's root is a window that reaches
 * far up, so that nothing is jumped over by a fast scroll, and whose lower edge is raised by the depth. The page's own
 * first pixel comes into it exactly when that share of the page has been seen.
 *
 * @type {import("../../../runtime_js/types").TriggerWatch}
 */
export function watch({ depth, element, within, direction, short_page }, { signal }, fire) {
  const find = (/** @type {string} */ selector) => document.querySelector(selector);
  /** @type {Element | null} */
  let box;
  /** @type {IntersectionObserver | undefined} */
  let observer;
  /** @type {(() => void) | undefined} */
  let cancel;
  /** @type {boolean | undefined} */
  let last;
  let height = 0;
  let passed = false;

  const settle = (/** @type {boolean} */ deep) => {
    if (deep === last) return;
    last = deep;
    if (cancel) cancel();
    cancel = after(HOLD, () => {
      if (signal.aborted) return;
      if (box && box.scrollHeight !== height) {
        // It grew where no box that is watched did.
        last = undefined;
        place();
      } else {
        if (direction ? passed && !deep : deep) fire();
        passed = passed || deep;
      }
    });
  };

  const measure = () => {
    if (!box) return;
    height = box.scrollHeight;
    settle(box.scrollTop + box.clientHeight + 1 >= (height * depth) / 100);
  };

  const place = () => {
    box = within ? find(within) : document.scrollingElement || document.documentElement;
    const target = element ? find(element) : box;
    if (observer) observer.disconnect();
    if (!box || !target) return;
    height = box.scrollHeight;
    if (!element && height - box.clientHeight < 2) {
      settle(!!short_page);
    } else if (within && !element) {
      box.addEventListener("scroll", measure, { signal, passive: true });
      measure();
    } else {
      observer = new IntersectionObserver((entries) => settle(entries[entries.length - 1].isIntersecting), {
        root: within ? box : document,
        rootMargin: FAR + FAR + (element ? 0 : Math.ceil(1 - (height * depth) / 100)) + "px"
      });
      observer.observe(target);
    }
  };

  const sizes = new ResizeObserver(place);
  // Either may have the window's height, whatever the page's own is.
  sizes.observe(document.documentElement);
  sizes.observe(document.body);
  signal.addEventListener("abort", () => {
    sizes.disconnect();
    if (observer) observer.disconnect();
  });
}
