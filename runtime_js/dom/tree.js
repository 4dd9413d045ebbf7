import { data, parts } from "../core/site.js";

/** @typedef {import("../types").Tree} Tree */
/** @typedef {import("../types").Open} Open */

/**
 * Builds a compiled tree below `parent`, without a string of HTML, so that it works under every content security
 * policy. Texts arrive as text nodes; attributes were checked when the bundle was built.
 * @param {Tree} tree
 * @param {ParentNode} parent
 * @param {Open} open
 * @param {string} [space] the namespace, within an SVG
 */
export const build = (tree, parent, open, space) => {
  /** @param {string | number} value a literal, or the slot of a text */
  const filled = (value) => (typeof value === "number" ? open.text(value) : value);
  if (Object(tree) !== tree) return parent.append(filled(/** @type {string | number} */ (tree)));
  const branch = /** @type {Exclude<Tree, string | number>} */ (tree);
  const tag = branch[0];
  const attributes = branch[1] || {};
  if (data.svg && tag === "svg") space = "http://www.w3.org/2000/svg";
  const element = /** @type {HTMLElement} */ (data.svg && space ? document.createElementNS(space, tag) : document.createElement(tag));
  parent.append(element);
  branch.slice(2).forEach((child) => build(/** @type {Tree} */ (child), element, open, space));
  Object.keys(attributes).forEach((name) => {
    const value = filled(attributes[name]);
    const words = value.split(" ");
    if (name === "#") open.holder = element;
    else if (name === "@") parts.actions[words[0]](element, open, words[1]);
    else element.setAttribute(name, parts.address && name.slice(0, 3) === "src" ? parts.address(value) : value);
  });
};
