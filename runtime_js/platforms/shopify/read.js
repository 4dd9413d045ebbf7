import { after } from "../../core/clock.js";
import { json } from "../../core/json.js";
import { fromShopifyProduct } from "./product.js";

const SETTLE = 300;
const PATIENCE = 3000;
const CHANGES = /\/cart\/(add|change|update|clear)(\.js)?$/;
const CURRENCY = /^[A-Z]{3}$/;
// ISO 4217 currencies whose minor unit is no hundredth. Shopify counts in hundredths whatever the currency.
const WHOLE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
const THOUSANDTHS = "BHD IQD JOD KWD LYD OMR TND";

const TYPES = ["home", "product", "collection", "cart", "article"];
const PAGES = [
  ["order", /\/(thank[-_]you|orders\/[^/]+)$/],
  ["checkout", /\/checkouts?(\/|$)/],
  ["product", /\/products\/[^/]+$/],
  ["collection", /\/collections(\/|$)/],
  ["article", /\/blogs\/[^/]+\/[^/]+$/],
  ["cart", /\/cart$/],
  ["search", /\/search$/]
];

/** @returns {any} */
function shop() {
  return window;
}

/** Where the shop's paths begin: `/`, or `/fr/` in another language. */
function root() {
  const { Shopify } = shop();
  return (Shopify && Shopify.routes && Shopify.routes.root) || "/";
}

/** @param {unknown} id */
function text(id) {
  return id ? String(id) : undefined;
}

/**
 * Shopify's cart as ours; undefined when it is none.
 *
 * @param {any} raw what `/cart.js` answers: https://shopify.dev/docs/api/ajax/reference/cart
 * @returns {import("../../types").Cart | undefined}
 */
export function fromShopify(raw) {
  if (!raw || !CURRENCY.test(raw.currency) || !Number.isFinite(raw.total_price) || !Array.isArray(raw.items)) return undefined;
  const { currency, items, discount_codes } = raw;
  const minor = (/** @type {unknown} */ hundredths) =>
    typeof hundredths === "number"
      ? Math.round(WHOLE.includes(currency) ? hundredths / 100 : THOUSANDTHS.includes(currency) ? hundredths * 10 : hundredths)
      : undefined;
  return {
    currency,
    subtotal: minor(raw.original_total_price),
    total: /** @type {number} */ (minor(raw.total_price)),
    discount: minor(raw.total_discount),
    count: raw.item_count,
    lines: items.map((/** @type {any} */ item) => ({
      product: text(item.product_id),
      variant: text(item.variant_id),
      sku: text(item.sku),
      title: item.title,
      quantity: item.quantity,
      price: minor(item.final_price ?? item.price),
      vendor: text(item.vendor),
      categories: item.product_type ? [item.product_type] : []
    })),
    codes: discount_codes && discount_codes.filter((/** @type {any} */ one) => one.applicable).map((/** @type {any} */ one) => one.code)
  };
}

/**
 * Asks for the cart once, and again 300 ms after the last sign of a change. What can't be read is unknown.
 *
 * @type {NonNullable<import("../../types").Platform["cart"]>}
 */
export function cart(give) {
  let asked = 0;
  /** @type {(() => void) | undefined} */
  let cancel;

  const ask = async () => {
    const turn = ++asked;
    const patience = new AbortController();
    const stop = after(PATIENCE, () => patience.abort());
    let found;
    try {
      const answer = await fetch(root() + "cart.js", { signal: patience.signal, cache: "no-store" });
      found = answer.ok ? fromShopify(await answer.json()) : undefined;
    } catch {
      // No network, no JSON, no patience: unknown.
    }
    stop();
    // An answer that was overtaken by a change is out of date.
    if (turn === asked) give(found);
  };
  const later = () => {
    if (cancel) cancel();
    cancel = after(SETTLE, ask);
  };

  // The standard event comes before the change; its promise tells when the shop has made it.
  addEventListener("shopify:cart:lines-update", (/** @type {any} */ { promise }) => {
    if (promise && promise.then) promise.then(later, later);
    else later();
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) later();
  });
  // Themes without the event: every request of theirs is seen when it has been answered, and nothing is wrapped.
  new PerformanceObserver((list) => {
    if (list.getEntries().some(({ name }) => CHANGES.test(name.split("?")[0]))) later();
  }).observe({ type: "resource" });
  // Dawn and the many themes made from it have a bus of their own, by two global functions.
  const { subscribe, publish } = shop();
  if (typeof subscribe === "function" && typeof publish === "function") subscribe("cart-update", later);

  ask();
}

/**
 * As the shop's own analytics name it, where they are there yet; else by the addresses, which are the same in each shop.
 *
 * @returns {string | undefined}
 */
export function page_type() {
  const { ShopifyAnalytics, __st } = shop();
  const { meta } = ShopifyAnalytics || {};
  const said = (meta && meta.page && meta.page.pageType) || (__st && __st.p);
  if (said === "searchresults") return "search";
  if (TYPES.includes(said)) return said;
  const path = location.pathname;
  const start = root();
  if (path === start || path + "/" === start) return "home";
  const found = PAGES.find((row) => /** @type {RegExp} */ (row[1]).test(path));
  return found && /** @type {string} */ (found[0]);
}

/** @returns {{ logged_in: boolean, id: string | undefined } | undefined} */
export function customer() {
  const { __st } = shop();
  return __st && { logged_in: !!__st.cid, id: text(__st.cid) };
}

/**
 * What the shop answers; undefined without a network, JSON or patience.
 *
 * @param {string} path
 * @returns {Promise<any>}
 */
async function answer(path) {
  const patience = new AbortController();
  const stop = after(PATIENCE, () => patience.abort());
  try {
    const found = await fetch(root() + path, { signal: patience.signal });
    return found.ok ? await found.json() : undefined;
  } catch {
    return undefined;
  } finally {
    stop();
  }
}

/**
 * The product of a product page, by the address.
 *
 * @type {NonNullable<import("../../types").Platform["product"]>}
 */
export async function product(give) {
  const [, handle] = /\/products\/([^/]+)\/?$/.exec(location.pathname) || [];
  const { currency } = shop().Shopify || {};
  if (!handle || !currency) return give(undefined);
  const chosen = new URLSearchParams(location.search).get("variant");
  give(fromShopifyProduct(await answer("products/" + handle + ".js"), currency.active, chosen));
}

/**
 * The country that Shopify takes the visitor to be in. Not `Shopify.country`: that is the market which the shop shows.
 * https://shopify.dev/docs/storefronts/themes/markets/localization-discovery
 *
 * @type {NonNullable<import("../../types").Platform["place"]>}
 */
export async function place(give) {
  const { detected_values } = (await answer("browsing_context_suggestions.json?country[enabled]=true")) || {};
  const { country } = detected_values || {};
  give(country && { country: country.handle });
}

/**
 * Puts a code beside those that the cart has; the shop says whether it counts for what is in it. An empty cart keeps it
 * for later by the shop's own link. https://shopify.dev/docs/api/ajax/reference/cart#update-discounts-in-the-cart
 *
 * @type {NonNullable<import("../../types").Platform["apply"]>}
 */
export async function apply(code, promotion, answered) {
  const wanted = code.toUpperCase();
  let taken = false;
  try {
    const before = await (await fetch(root() + "cart.js", { cache: "no-store" })).json();
    if (before.item_count) {
      const { codes = [] } = fromShopify(before) || {};
      const sent = await fetch(root() + "cart/update.js", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: json({ discount: codes.filter((one) => one.toUpperCase() !== wanted).concat(code).join(",") }),
      });
      const { codes: after = [] } = fromShopify(await sent.json()) || {};
      taken = after.some((one) => one.toUpperCase() === wanted);
    } else taken = (await fetch(root() + "discount/" + encodeURIComponent(code))).ok;
  } catch {
    // No network, no JSON: it is not there.
  }
  answered(taken);
}

/**
 * Puts a variant into the cart; the shop refuses one that is sold out or that it does not have.
 * https://shopify.dev/docs/api/ajax/reference/cart#post-locale-cart-add-js
 *
 * @type {NonNullable<import("../../types").Platform["add"]>}
 */
export async function add(product, quantity, promotion, answered) {
  let taken = false;
  try {
    const sent = await fetch(root() + "cart/add.js", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: json({ items: [{ id: product, quantity }] }),
    });
    taken = sent.ok;
  } catch {
    // No network: it is not there.
  }
  answered(taken);
}
