import { after } from "../../../runtime_js/core/clock.js";
import { guard, listen } from "../../../runtime_js/core/events.js";

/**
 * Whether enough of an element is in sight.
 * @param {IntersectionObserverEntry} entry
 * @param {number} share
 */
const enough = ({ intersectionRatio, intersectionRect, boundingClientRect, rootBounds, isIntersecting }, share) =>
  isIntersecting && (intersectionRatio >= share ||
    (!!rootBounds && boundingClientRect.height > rootBounds.height && intersectionRect.height * 2 >= rootBounds.height));

/** @type {import("../../../runtime_js/types").TriggerWatch} */
export function watch({ selector, share, later }, { signal }, fire) {
  // Less a hundredth, because browsers round boxes to whole pixels.
  const goal = (share ?? 50) / 100 - 0.01;
  /** @type {Set<Element>} */
  let seen = new Set();
  let last = false;
  // Behind another trigger, what is in sight already has to go first.
  let fresh = !later;
  let due = false;
  let cancel = () => {};

  const stop = () => {
    cancel();
    sight.disconnect();
    growth.disconnect();
  };
  const settle = () => {
    const now = seen.size > 0;
    if (!now) fresh = true;
    if (now === last) return;
    last = now;
    cancel();
    if (now && fresh) cancel = after(200, hold);
  };
  const hold = () => {
    // What is transparent, or hidden but for its place, is not seen. A change of that comes by the other observer.
    last = false;
    seen.forEach((one) => {
      last = last || (one.matches(selector) && one.checkVisibility({ visibilityProperty: true, opacityProperty: true }));
    });
    if (last) {
      stop();
      fire();
    }
  };
  const sight = new IntersectionObserver(guard("sight", (entries) => {
    entries.forEach((/** @type {IntersectionObserverEntry} */ entry) => {
      if (enough(entry, goal)) seen.add(entry.target);
      else seen.delete(entry.target);
    });
    settle();
  }), { threshold: [goal, 0.5, 0.25, 0.12, 0.06, 0.03, 0.01] });
  const look = () => {
    due = false;
    if (signal.aborted) return;
    const found = document.querySelectorAll(selector);
    sight.disconnect();
    seen = new Set();
    found.forEach((one) => sight.observe(one));
    if (!found.length) settle();
  };
  const growth = new MutationObserver(() => {
    if (!due) after(250, look);
    due = true;
  });

  growth.observe(document.documentElement, { childList: true, subtree: true, attributes: true });
  listen(signal, "abort", stop);
  look();
}
