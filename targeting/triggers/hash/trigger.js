import { listen } from "../../../runtime_js/core/events.js";

/** @type {import("../../../runtime_js/types").TriggerWatch} */
export function watch({ hash, later }, { signal }, fire) {
  // What was written may hold letters that addresses encode; a link knows how.
  const wanted = document.createElement("a");
  wanted.href = "#" + hash.replace(/^#/, "");
  const look = () => {
    if (location.hash === wanted.hash) fire();
  };
  listen(window, "hashchange", look, { signal });
  // A push of history changes the fragment without that event.
  const { navigation } = /** @type {any} */ (window);
  if (navigation) listen(navigation, "currententrychange", look, { signal });
  if (!later) look();
}
