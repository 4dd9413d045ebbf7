import { at } from "../../../runtime_js/core/path.js";

/**
 * A key's text, or what stands at a path of its JSON; undefined when there is none.
 *
 * @param {[string, string, string]} given key, `local` or `session`, path or nothing
 */
export function read([key, where, path]) {
  try {
    const text = (where === "session" ? sessionStorage : localStorage).getItem(key);
    return text === null ? undefined : path ? at(JSON.parse(text), path) : text;
  } catch {
    // No storage, or no JSON in it.
    return undefined;
  }
}
