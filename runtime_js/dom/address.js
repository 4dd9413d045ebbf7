import { data } from "../core/site.js";

const BUNDLE = /\/handbill[^/]*\.js(\?|$)/;

/**
 * The address of an image. One that was compiled into the bundle's folder begins with `./` and lies beside the script,
 * wherever that is served from; every other address is the shop's and stays as it is. Only bundles with images of
 * their own hold this.
 * @param {string} path
 * @returns {string}
 */
export const address = (path) => {
  if (path.slice(0, 2) !== "./") return path;
  // A module script has no document.currentScript; the browser still knows what it has loaded.
  const loaded = performance.getEntriesByType("resource").find((one) => BUNDLE.test(one.name));
  return new URL(path, data.base || (loaded ? loaded.name : location.href)).href;
};
