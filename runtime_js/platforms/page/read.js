/**
 * The cart that the page carries in `<script type="application/json" data-handbill-cart>`, in the shape that
 * `handbill.cart` takes. Later changes come through that call.
 *
 * @type {NonNullable<import("../../types").Platform["cart"]>}
 */
export function cart(give) {
  const script = document.querySelector("script[data-handbill-cart]");
  if (script) give(JSON.parse(script.textContent || ""));
}

/** @param {string} attribute */
function meta(attribute) {
  const found = document.querySelector("meta[" + attribute + "]");
  return found && found.getAttribute("content");
}

/**
 * What `<meta name="handbill-page-type">` says; else what Open Graph says, which knows products and articles.
 *
 * @returns {string | undefined}
 */
export function page_type() {
  const graph = /product$|article$/.exec(meta("property='og:type'") || "");
  return meta("name=handbill-page-type") || (graph ? graph[0] : undefined);
}
