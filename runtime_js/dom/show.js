import { guard } from "../core/events.js";
import { data, parts } from "../core/site.js";
import { adopt } from "./sheets.js";
import { build } from "./tree.js";
import { turn } from "./screens.js";
import { observe } from "./sight.js";

/**
 * Puts a promotion on the page. Everything of it hangs in the shadow of one `<hb-root>` below `<html>`, where the
 * page's swapping of its body, its transforms and its style sheets do not reach.
 * @param {import("../types").Promotion} promotion
 * @param {import("../types").Hooks} hooks
 * @returns {import("../types").Shown}
 */
export function show(promotion, hooks) {
  const design = promotion.design;
  const narrow = (innerWidth < 600 && promotion.extras.mobile) || {};
  const root = document.createElement("hb-root");
  const shadow = root.attachShadow({ mode: "open" });
  const end = new AbortController();
  const signal = end.signal;
  /** @type {import("../types").Open} */
  const open = {
    promotion,
    root,
    shadow,
    signal,
    box: root,
    holder: root,
    screen: "",
    text: (slot) => {
      const text = narrow[slot] || promotion.texts[slot];
      return typeof text === "string" ? text : /** @type {Function} */ (parts.fill)(text);
    },
    go: (screen) => turn(open, screen),
    close: hooks.close,
    engage: hooks.engage,
    touched: () => false,
  };
  root.setAttribute("data-handbill", promotion.id);
  adopt(open);
  build(data.frames[design.frame], shadow, open);
  open.box = /** @type {HTMLElement} */ (shadow.firstElementChild);
  open.go();
  const leave = place(open, parts.layers[design.layer]);
  observe(open, hooks);
  return {
    open,
    remove: () => {
      end.abort();
      leave();
      root.remove();
    },
  };
}

/**
 * Hangs the root below `<html>`, and hangs it there again when the page takes it away (a hydrating or swapped document
 * does); a page that insists gets its way.
 * @param {import("../types").Open} open
 * @param {import("../types").Layer} layer
 * @returns {() => void} takes it off its layer
 */
function place(open, layer) {
  const page = document.documentElement;
  const root = open.root;
  let tries = 5;
  page.append(root);
  let leave = layer(open);
  const watch = new MutationObserver(guard("root", () => {
    if (root.isConnected) return;
    leave();
    if (tries--) {
      page.append(root);
      leave = layer(open);
    } else open.close("script");
  }));
  watch.observe(page, { childList: true });
  return () => {
    watch.disconnect();
    leave();
  };
}
