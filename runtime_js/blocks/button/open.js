import { listen } from "../../core/events.js";
import { busy, refusal } from "../../core/gates.js";
import { opened, put } from "../../core/promotion.js";
import { all } from "../../core/queue.js";
import { data, parts } from "../../core/site.js";

const DIALOG = "dialog";

/**
 * Whether there is room for a promotion once another has made way for it. The shopper asks for it now, so what keeps
 * promotions apart in time is not asked.
 * @param {import("../../types").Promotion} promotion
 * @param {import("../../types").Promotion | undefined} leaving
 */
const fits = (promotion, leaving) => {
  const { slot, layer, into } = promotion.design;
  const others = opened().filter((one) => one !== leaving);
  /** @type {any} */
  const limits = data.slots[slot] || {};
  return !(
    others.includes(promotion) || others.filter((one) => one.design.slot === slot).length >= limits.max ||
    (layer === "popover" && others.some((one) => one.design.layer === DIALOG)) ||
    (into && !document.querySelector(into)) || (parts.stock && !parts.stock(promotion))
  );
};

/**
 * Opens another promotion. This one goes where both can't be seen: a dialog covers the page, and a slot holds so many.
 * @param {HTMLElement} element
 * @param {import("../../types").Open} open
 * @param {string} id
 */
export function attach(element, open, id) {
  listen(element, "click", () => {
    const other = all().find((one) => one.id === id);
    const mine = open.promotion.design;
    if (!other) return;
    const { slot, layer } = other.design;
    const leaves = slot === mine.slot || layer === DIALOG || mine.layer === DIALOG;
    // The page's own dialog has it; ours is the one that makes way.
    if ((mine.layer !== DIALOG && layer !== "inline" && busy("")) || refusal(other, ["frequency", "targeting", "slot"])) return;
    if (!fits(other, leaves ? open.promotion : undefined)) return;
    if (leaves) {
      open.engage("click", element.id);
      open.close("navigation");
    }
    put(other, "button");
  });
}
