import { mono } from "./clock.js";

/** @typedef {import("../types").PageView} PageView */

/** The page view that goes on; none before the first, and none between the end of one and the paint of the next.
 * @type {PageView | undefined} */
export let view;
let controller = new AbortController();
/** What is counted within the page view. @type {{ [what: string]: number }} */
export let counts;
/** What the page has said of itself by `handbill.page`. @type {any} */
let given;

/** What the page has said of itself by `handbill.page`. @returns {{ [name: string]: any }} */
export const pageData = () => given || {};

/**
 * Keeps what the page says of itself; false when it had said so before in this page view.
 * @param {object} [news] nothing: forget it
 */
export const setPage = (news) => {
  const first = !given;
  given = news;
  return first;
};

/** Ends the page view: whatever listens for it is rid of. */
export const endView = () => {
  controller.abort();
  view = undefined;
};

/**
 * Begins a page view, or the same one anew.
 * @param {boolean} [again]
 */
export const beginView = (again) => {
  endView();
  controller = new AbortController();
  view = { signal: controller.signal, started: mono() };
  if (!again) counts = Object.create(null);
  return view;
};
