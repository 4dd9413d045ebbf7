import { at } from "../../../runtime_js/core/path.js";

/**
 * What stands at a path from `window`.
 *
 * @param {string} path
 */
export function read(path) {
  return at(window, path);
}
