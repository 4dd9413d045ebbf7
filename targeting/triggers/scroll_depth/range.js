import { guard, listen } from "../../../runtime_js/core/events.js";

/**
 * The upper end of a range of the page: says whether it has been passed, in the same way as its lower end is watched.
 * @param {number | null} end share, null for none
 * @param {AbortSignal} signal
 * @param {(reached: boolean) => void} tell called when that has changed, with what `below` was asked last
 */
export const upperEnd = (end, signal, tell) => {
  /** @type {IntersectionObserver | undefined} */
  let observer;
  let reached = false;
  let passed = false;
  const stop = () => {
    if (observer) observer.disconnect();
  };
  listen(signal, "abort", stop);
  return {
    /** Whether it is still to come, once the lower end has been reached. @param {boolean} deep */
    below(deep) {
      reached = deep;
      return deep && !passed;
    },
    /** Looks at it anew: the page has another height, or an inner box was scrolled. @param {Element} box @param {unknown} inner */
    place(box, inner) {
      stop();
      if (end === null || end > 99.9) return;
      const goal = (box.scrollHeight * end) / 100;
      if (inner) {
        passed = box.scrollTop + box.clientHeight >= goal;
        return;
      }
      observer = new IntersectionObserver(guard("scroll", (entries) => {
        passed = entries[entries.length - 1].isIntersecting;
        tell(reached);
      }), { root: document, rootMargin: "999999px 999999px " + -Math.floor(goal) + "px" });
      observer.observe(box);
    },
  };
};
