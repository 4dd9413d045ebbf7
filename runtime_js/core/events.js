import { now } from "./clock.js";
import { data, parts } from "./site.js";

/**
 * Tells the page `handbill:NAME`.
 * @param {string} name
 * @param {object} [detail] beside `site` and `at`
 * @param {boolean} [cancelable]
 * @returns {boolean} false when a listener cancelled it
 */
export const emit = (name, detail, cancelable) =>
  (parts.silent && parts.silent(name)) || document.dispatchEvent(
    new CustomEvent("handbill:" + name, { detail: { site: data.site, at: now(), ...parts.named ? parts.named(detail) : detail }, cancelable })
  );

/**
 * `fn`, whose errors stay here. Everything that the browser or the page calls goes through this.
 * @template {(...args: any[]) => any} F
 * @param {F} fn
 * @param {string} [where] it went wrong, for the one `handbill:error` that is told instead
 * @returns {F}
 */
export const guard = (fn, where = "page") => /** @type {any} */ ((/** @type {any[]} */ ...given) => {
  try {
    return fn.apply(null, given);
  } catch (error) {
    emit("error", { where, message: String(error) });
  }
});

/**
 * Attaches a guarded listener. A PageView or an Open may be given as `options`: its signal takes the listener away.
 * @param {EventTarget} target
 * @param {string} type
 * @param {(event: any) => void} fn
 * @param {AddEventListenerOptions | import("../types").PageView} [options]
 */
export const listen = (target, type, fn, options) => target.addEventListener(type, guard(fn, type), options);
