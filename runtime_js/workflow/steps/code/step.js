import { guard } from "../../../core/events.js";
import { parts } from "../../../core/site.js";
import { build } from "../../../dom/tree.js";

/**
 * What goes wrong in it is told, and keeps nobody from going on.
 * @type {import("../../types").Step}
 */
export const step = ({ module, html, into, place }, here, next, campaign) => {
  guard(() => {
    if (!html) return parts.codes[module]({ campaign: campaign[0], step: here.step });
    const host = document.querySelector(into);
    const found = document.createDocumentFragment();
    html.forEach((/** @type {import("../../../types").Tree} */ tree) => build(tree, found, /** @type {any} */ ({})));
    if (host) host[place](found);
  }, "code")();
  return next;
};
