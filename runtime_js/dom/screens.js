import { data } from "../core/site.js";
import { build } from "./tree.js";
import { enter } from "./focus.js";

/**
 * Shows another screen of an open promotion. The holder is a live region that stays, so what a shopper's answer brings
 * is announced; the focus follows when it was inside.
 * @param {import("../types").Open} open
 * @param {string} [screen] the one after this when left out
 * @returns {boolean} false when there is no such screen
 */
export function turn(open, screen) {
  const screens = open.promotion.design.screens;
  const names = Object.keys(screens);
  const name = screen || names[names.indexOf(open.screen) + 1];
  const blocks = data.screens[screens[name]];
  const holder = open.holder;
  if (!blocks) return false;
  const inside = open.shadow.activeElement;
  open.screen = name;
  holder.textContent = "";
  blocks.forEach((block) => build(block, holder, open));
  open.box.setAttribute("aria-label", (holder.querySelector("h2") || holder).textContent || "");
  open.box.scrollTop = 0;
  if (inside) enter(open);
  return true;
}
