import { mono } from "./clock.js";
import { guard, listen } from "./events.js";
import { bare } from "./json.js";

/** @typedef {import("../types").PageView} PageView */

let controller = new AbortController();
/** The page view that goes on. @type {PageView} */
export let view;
/** @type {{ [name: string]: any } | undefined} */
let given;

/** What the page has said of itself by `handbill.page`. @returns {{ [name: string]: any }} */
export const pageData = () => given || {};

/**
 * Keeps what the page says of itself; false when it had said so before in this page view.
 * @param {object} news
 */
export const setPage = (news) => {
  const first = !given;
  given = { ...news };
  return first;
};

/** Ends the page view: everything that listens for it is rid of, and what the page said of itself is forgotten. */
export const endView = () => {
  controller.abort();
  given = undefined;
};

/**
 * Begins a page view, or the same one anew.
 * @param {boolean} [again] what was counted in it stays
 */
export const beginView = (again) => {
  controller.abort();
  controller = new AbortController();
  view = { signal: controller.signal, started: mono(), counts: again ? view.counts : bare() };
};

/**
 * Calls `fn` when the page has navigated without loading: a new path or query was pushed, or a path replaced.
 * The fragment is no navigation. Without a Navigation API (WebKitGTK) `history` is wrapped.
 * @param {() => void} fn
 */
export const watchNavigation = (fn) => {
  let path = location.pathname;
  let query = location.search;
  const look = guard("navigation", (/** @type {boolean} */ replaced) => {
    const moved = location.pathname !== path || (!replaced && location.search !== query);
    path = location.pathname;
    query = location.search;
    if (moved) fn();
  });
  const navigation = /** @type {any} */ (window).navigation;
  if (navigation) {
    listen(navigation, "currententrychange", (event) => look(event.navigationType === "replace"));
    return;
  }
  listen(window, "popstate", () => look(false));
  ["pushState", "replaceState"].forEach((name, i) => {
    const own = /** @type {any} */ (history)[name];
    /** @type {any} */ (history)[name] = /** @this {any} */ function () {
      const result = own.apply(this, arguments);
      look(i > 0);
      return result;
    };
  });
};
