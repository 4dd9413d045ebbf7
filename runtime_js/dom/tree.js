import { parts } from "../core/site.js";

/** @typedef {import("../types").Tree} Tree */
/** @typedef {import("../types").Open} Open */

/**
 * Builds a compiled tree below `parent`, without a string of HTML, so that it works under every content security
 * policy. Texts arrive as text nodes; attributes were checked when the bundle was built.
 * @param {Tree} tree
 * @param {ParentNode} parent
 * @param {Open} open
 * @param {boolean} [svg] whether `parent` is in the SVG namespace
 */
export function build(tree, parent, open, svg) {
  if (!Array.isArray(tree)) {
    parent.append(filled(tree, open));
    return;
  }
  const tag = tree[0];
  const attributes = tree[1] || {};
  svg = svg || tag === "svg";
  const element = /** @type {HTMLElement} */ (
    svg ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag)
  );
  let action = "";
  Object.keys(attributes).forEach((name) => {
    const value = filled(attributes[name], open);
    if (name === "@") action = value;
    else if (name === "#") open.holder = element;
    else element.setAttribute(name, name === "src" && parts.address ? parts.address(value) : value);
  });
  tree.slice(2).forEach((child) => build(/** @type {Tree} */ (child), element, open, svg));
  parent.append(element);
  if (action) {
    const words = action.split(" ");
    parts.actions[words[0]](element, open, words[1]);
  }
}

/**
 * @param {string | number} value a literal, or the slot of a text
 * @param {Open} open
 * @returns {string}
 */
function filled(value, open) {
  return typeof value === "number" ? open.text(value) : value;
}
