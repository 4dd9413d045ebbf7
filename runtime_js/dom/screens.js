import { data, parts } from "../core/site.js";
import { enter } from "./focus.js";
import { build } from "./tree.js";

/**
 * Builds a screen into its holder, and names the box after it.
 * @param {import("../types").Open} open
 * @param {string} name
 */
export const fillScreen = (open, name) => {
  const holder = open.holder;
  open.screen = name;
  holder.textContent = "";
  data.screens[(parts.structure ? parts.structure(open) : open.promotion.design).screens[name]].forEach((block) => build(block, holder, open));
  open.box.ariaLabel = (holder.querySelector("h2") || holder).textContent;
};

/**
 * Shows another screen of an open promotion. The holder is a live region that stays, so what a shopper's answer brings
 * is announced; the focus follows when it was inside.
 * @param {import("../types").Open} open
 * @param {string} [screen] the one after this when left out
 * @param {boolean} [returning] whether the shopper goes back
 * @returns {boolean} false when there is no such screen
 */
export const turn = (open, screen, returning) => {
  const screens = open.promotion.design.screens;
  const names = Object.keys(screens);
  const name = screen || names[names.indexOf(open.screen) + 1];
  if (!(name in screens)) return false;
  if (/** @type {any} */ (parts.actions.back) && !returning) open.trail = { ...open.trail, [name]: open.screen };
  const inside = open.shadow.activeElement;
  fillScreen(open, name);
  open.holder.scrollTop = 0;
  if (inside) enter(open);
  return true;
};
