import { onCart } from "../../core/cart.js";
import { guard, listen } from "../../core/events.js";
import { onProduct } from "../../core/product.js";
import { data } from "../../core/site.js";
import { money } from "../../dom/money.js";
import { pick } from "../../dom/shelf.js";
import { build } from "../../dom/tree.js";

/** @typedef {import("../../shelves").Good} Good */
/** @typedef {import("../../types").Tree} Tree */

/** What has products on the screen, and how each looks again for what it shows. @type {Map<unknown, () => void>} */
const shown = new Map();

/** Something that the lists hang on has changed. */
function look() {
  shown.forEach((fill) => fill());
}

/**
 * @param {Good} good
 * @param {string} block the id of the block, so that a click tells of both
 * @param {boolean} pictured whether there is room for a picture
 * @returns {Tree}
 */
function card(good, block, pictured) {
  /** @type {Tree} */
  const picture = good[4]
    ? ["img", { loading: "lazy", src: good[4], alt: "", width: "300", height: "300" }]
    : ["span", { class: "blank" }];
  /** @type {Tree[]} */
  const words = [["span", { class: "name" }, good[1]], ["span", { class: "price" }, money(good[3] || 0, good[5])]];
  /** @type {any} */
  const link = ["a", { class: "card", href: good[2], id: block + ":" + good[0] }];
  return ["li", 0, link.concat(pictured ? [picture] : [], words)];
}

/**
 * Fills a list with cards, again when the cart or the product of the page has become known or changed. A list that has
 * something to show is never emptied, and not touched while the focus is in it; one that has nothing is not there.
 * @param {HTMLElement} element
 * @param {import("../../types").Open} open
 * @param {string} shelf
 */
export function attach(element, open, shelf) {
  const list = /** @type {HTMLElement} */ (element.lastElementChild);
  let before = "";
  const fill = guard(() => {
    const rows = pick(+shelf);
    const now = rows.join();
    if (!now || now === before || list.contains(open.shadow.activeElement)) return;
    before = now;
    list.textContent = "";
    const goods = rows.map((row) => /** @type {Good[]} */ (data.goods)[row]);
    const pictured = goods.some((good) => good[4]);
    goods.forEach((good) => build(card(good, element.id, pictured), list, open));
    element.hidden = false;
  }, "products");
  fill();
  // Chromium leaves a card that has the focus half behind the edge.
  listen(list, "focusin", (event) => {
    /** @type {Element} */ (event.target).scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  if (!data.carted && !data.viewed) return;
  if (!shown.has(look)) {
    shown.set(look, () => {});
    onCart(look);
    onProduct(look);
  }
  shown.set(element, fill);
  listen(open.signal, "abort", () => shown.delete(element));
}
