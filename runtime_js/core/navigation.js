import { guard, listen } from "./events.js";

/**
 * Calls `fn` when the page has navigated without loading: a new path or query was pushed, or a path replaced.
 * The fragment is no navigation. Without a Navigation API (WebKitGTK) `history` is wrapped.
 * @param {() => void} fn
 */
export const watchNavigation = (fn) => {
  let path = location.pathname;
  let query = location.search;
  const look = guard((/** @type {unknown} */ replaced) => {
    const old = path + (replaced ? "" : query);
    path = location.pathname;
    query = location.search;
    if (path + (replaced ? "" : query) !== old) fn();
  });
  const page = /** @type {any} */ (window);
  if (page.navigation) {
    listen(page.navigation, "currententrychange", (event) => look(event.navigationType === "replace"));
    return;
  }
  listen(page, "popstate", () => look(0));
  ["pushState", "replaceState"].forEach((name, i) => {
    const own = page.history[name];
    page.history[name] = (/** @type {any[]} */ ...given) => {
      own.apply(page.history, given);
      look(i);
    };
  });
};
