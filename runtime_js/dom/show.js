import { screenOfCoupon } from "../core/coupons.js";
import { guard } from "../core/events.js";
import { data, parts } from "../core/site.js";
import { fillScreen } from "./screens.js";
import { observe } from "./sight.js";
import { build } from "./tree.js";

/** @typedef {import("../types").Open} Open */

/**
 * Builds a promotion beside the page. Everything of it hangs in the shadow of one `<hb-root>`.
 * @param {import("../types").Promotion} promotion
 * @param {import("../types").Hooks} hooks
 * @returns {Open}
 */
export const create = (promotion, hooks) => {
  const design = promotion.design;
  const mobile = promotion.extras.mobile;
  /** @type {(slot: number) => any} */
  const text = (slot) => (parts.translate && parts.translate(open, slot)) ?? (mobile && innerWidth < 600 ? mobile[slot] : undefined) ?? promotion.texts[slot];
  const root = document.createElement("hb-root");
  const shadow = root.attachShadow({ mode: "open" });
  const end = new AbortController();
  /** @type {any} */
  const open = {
    ...hooks,
    promotion,
    root,
    shadow,
    signal: end.signal,
    text: parts.fill ? (/** @type {number} */ slot) => /** @type {any} */ (parts).fill(text(slot)) : text,
    remove: () => {
      end.abort();
      root.remove();
    },
  };
  root.dataset.handbill = promotion.id;
  if (parts.speak) parts.speak(root);
  dress(open);
  build(data.frames[design.frame], shadow, open);
  open.box = /** @type {HTMLElement} */ (shadow.firstChild);
  fillScreen(open, (data.endpoints.coupons && screenOfCoupon(open)) || Object.keys(design.screens)[0]);
  return open;
};

/**
 * Dresses the root in the sheets of its design, the last of which may be a theme, and in the page's font where that is
 * asked for. Both go through the CSS object model, which no content security policy forbids.
 * @param {Open} open
 */
const dress = (open) => {
  const design = open.promotion.design;
  open.shadow.adoptedStyleSheets = design.css.map((index) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(data.css[index]);
    return sheet;
  });
  // Shops set their font on the body, and the root is no child of it.
  if (design.font) open.root.style.setProperty("--font", getComputedStyle(document.body).fontFamily);
};

/**
 * @param {HTMLElement} root
 * @param {string} into
 * @returns {boolean} false when the page has no such element any more
 */
const enterFlow = (root, into) => {
  document.querySelector(into)?.prepend(root);
  return root.isConnected;
};

/**
 * Hangs the root below `<html>`, where the page's swapping of its body, its transforms and its style sheets do not
 * reach, or into the element of the page that its design names, and hangs it there again when the page takes it away (a
 * hydrating or swapped document does); a page that insists gets its way.
 * @param {Open} open
 */
export const hang = (open) => {
  const page = document.documentElement;
  const root = open.root;
  const layer = /** @type {import("../types").Layer} */ (parts.layers[open.promotion.design.layer]);
  const into = open.promotion.design.into;
  let tries = 5;
  if (into) enterFlow(root, into);
  else page.append(root);
  let leave = layer(open);
  const watch = new MutationObserver(guard(() => {
    if (root.isConnected) return;
    leave();
    if (!tries--) return open.close("script");
    if (into) {
      if (!enterFlow(root, into)) return open.close("navigation");
    } else page.append(root);
    leave = layer(open);
  }));
  watch.observe(page, into ? { childList: true, subtree: true } : { childList: true });
  open.signal.addEventListener("abort", () => {
    watch.disconnect();
    leave();
  });
  observe(open);
};
