import { after, mono } from "../../../runtime_js/core/clock.js";
import { listen } from "../../../runtime_js/core/events.js";

/**
 * A mouse leaves upwards through the top edge; a finger flicks the page up, or comes back from elsewhere. Which of the
 * two it is, the primary pointer says.
 *
 * @type {import("../../../runtime_js/types").TriggerWatch}
 */
export function watch(parameters, { signal, started }, fire) {
  // On window and capturing: nothing is missed that the shop's page stops, or covers with a fixed header.
  const on = (/** @type {string} */ types, /** @type {(event: any) => void} */ act) =>
    listen(window, types, act, { signal, capture: true, passive: true });
  let earliest = started + (parameters.after ?? 3000);
  let stay = () => {};
  const leave = () => {
    stay();
    // An open list of options or suggestions takes the pointer out of the page, and whoever types is not leaving.
    if (mono() >= earliest && !document.querySelector(":focus:is(select,:read-write)")) {
      stay = after(400, fire);
    }
  };

  const coarse = parameters.touch && (!parameters.mouse || matchMedia("(pointer:coarse)").matches);
  if (parameters.mouse && !coarse) {
    let last = NaN;
    // Where the movement upwards began; nowhere while a button is held, which is a drag.
    let from = NaN;
    const still = () => {
      earliest = Math.max(earliest, mono() + 500);
    };
    on("focus", still);
    on("blur", still);
    on("mousemove", ({ clientY, buttons }) => {
      stay();
      from = buttons ? NaN : clientY < last ? from : clientY;
      last = clientY;
    });
    on("mouseout", ({ clientX, clientY, relatedTarget }) => {
      if (relatedTarget) return;
      // Above the right 15 % are the window's buttons and other tabs; who came no deeper than 50 px was only passing.
      if (clientY <= 0 && from > 50 && clientX < innerWidth * 0.85) leave();
      last = from = NaN;
    });
  }
  if (parameters.touch && coarse) {
    let since = Infinity;
    let top = 0;
    if (parameters.flick ?? true) {
      on("touchstart", () => {
        stay();
        since = mono();
        top = scrollY;
      });
      on("touchend", () => {
        if (mono() - since < 300 && top - scrollY > 80) leave();
      });
    }
    if (parameters.return ?? true) {
      on("visibilitychange", () => {
        if (document.hidden) since = mono();
        else if (mono() - since > 5000) fire();
      });
    }
    if (parameters.back) {
      let href = "";
      on("touchend", () => {
        // Only now: browsers skip an entry that was made without a gesture of the visitor's.
        if (!href) history.pushState(history.state, "");
        href = location.href;
      });
      on("popstate", () => {
        if (location.href === href) fire();
      });
    }
  }
}
