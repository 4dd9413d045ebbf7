import { data } from "../core/site.js";

const BUNDLE = /\/handbill[^/]*\.js(\?|$)/;

/**
 * The address of an image, or a list of them. One that was compiled into the bundle's folder begins with `./` and lies
 * beside the script, wherever that is served from; every other address is the shop's and stays as it is. Only bundles
 * with images of their own hold this.
 * @param {string} path
 * @returns {string}
 */
export const address = (path) => {
  if (path.slice(0, 2) !== "./") return path;
  // A module script has no document.currentScript; the browser still knows what it has loaded.
  const loaded = performance.getEntriesByType("resource").find((one) => BUNDLE.test(one.name));
  return path.replace(/\.\/\S+/g, (one) => new URL(one, data.base || (loaded ? loaded.name : location.href)).href);
};
