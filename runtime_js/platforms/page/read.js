const TYPES = /^(?:og:)?(product|article)$/;

/**
 * The cart that the page carries in `<script type="application/json" data-handbill-cart>`, in the shape that
 * `handbill.cart` takes. Later changes come through that call.
 *
 * @type {NonNullable<import("../../types").Platform["cart"]>}
 */
export function cart(give) {
  const script = document.querySelector("script[data-handbill-cart]");
  if (!script) return;
  try {
    give(JSON.parse(script.textContent || ""));
  } catch {
    give(undefined);
  }
}

/** @param {string} name */
function meta(name) {
  const element = document.querySelector("meta[" + name + "]");
  return (element && element.getAttribute("content")) || "";
}

/**
 * What `<meta name="handbill-page-type">` says; else what Open Graph says, which knows products and articles.
 *
 * @returns {string | undefined}
 */
export function page_type() {
  const graph = TYPES.exec(meta("property='og:type'"));
  return meta("name='handbill-page-type'") || (graph ? graph[1] : undefined);
}
