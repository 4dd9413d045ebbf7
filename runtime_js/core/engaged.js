import { after } from "./clock.js";
import { listen } from "./events.js";

/**
 * A clock for `visibleFor` that stands also from 30 s after the last input.
 * @param {import("../types").PageView} page
 * @returns {(look: () => void) => boolean}
 */
export const engaged = (page) => {
  let idle = false;
  let rest = () => {};
  /** @type {(() => void) | undefined} */
  let tell;
  const input = () => {
    rest();
    rest = after(3e4, () => {
      idle = true;
      if (tell) tell();
    });
    idle = false;
    if (tell) tell();
  };
  "pointermove pointerdown keydown scroll".split(" ").forEach((type) =>
    listen(document, type, input, { signal: page.signal, capture: true, passive: true }));
  input();
  return (look) => {
    tell = look;
    return !idle && !document.hidden;
  };
};
