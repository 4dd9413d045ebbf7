import { after, mono } from "../../../runtime_js/core/clock.js";

const GRACE = 400;
const QUIET = 500;

/**
 * A mouse leaves upwards through the top edge; a finger flicks the page up, or comes back from elsewhere. Which of the
 * two is decided by the primary pointer.
 *
 * @type {import("../../../runtime_js/types").TriggerWatch}
 */
export function watch(parameters, { signal, started }, fire) {
  // On window, capturing: nothing that the shop's page stops or covers (a fixed header) is missed.
  const on = (/** @type {string} */ name, /** @type {(event: any) => void} */ act) =>
    addEventListener(name, act, { signal, capture: true, passive: true });
  /** @type {(() => void) | undefined} */
  let cancel;
  let earliest = started + (parameters.after ?? 3000);

  const stay = () => {
    if (cancel) cancel();
  };
  const leave = () => {
    stay();
    // An open list of options or suggestions sends the pointer "out", and whoever types is not leaving.
    if (mono() >= earliest && !document.querySelector(":focus:is(select,:read-write)")) {
      cancel = after(GRACE, () => signal.aborted || fire());
    }
  };

  if (!matchMedia("(pointer:coarse)").matches) {
    let last = NaN;
    // Where the movement upwards began.
    let from = NaN;
    const focus = () => {
      earliest = Math.max(earliest, mono() + QUIET);
    };
    on("focus", focus);
    on("blur", focus);
    on("mousemove", ({ clientY }) => {
      stay();
      if (!(clientY < last)) from = clientY;
      last = clientY;
    });
    on("mouseout", ({ clientX, clientY, relatedTarget, buttons }) => {
      if (relatedTarget) return;
      // The right 15 %: the window's buttons, and the next tab.
      if (clientY <= 0 && from - clientY > 20 && clientX < innerWidth * 0.85 && !buttons) leave();
      last = from = NaN;
    });
    return;
  }

  let since = 0;
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
    let hidden = Infinity;
    on("visibilitychange", () => {
      if (document.hidden) hidden = mono();
      else if (mono() - hidden > 5000) fire();
    });
  }
  if (parameters.back) {
    let href = "";
    // Browsers skip an entry that was made without a gesture of the visitor's.
    addEventListener(
      "touchend",
      () => {
        href = location.href;
        history.pushState(history.state, "");
      },
      { signal, once: true }
    );
    on("popstate", () => {
      if (location.href === href) fire();
    });
  }
}
