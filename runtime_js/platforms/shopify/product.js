// ISO 4217 currencies whose minor unit is no hundredth, as in read.js.
const WHOLE = /^(BIF|CLP|DJF|GNF|ISK|JPY|KMF|KRW|PYG|RWF|UGX|UYI|VND|VUV|XAF|XOF|XPF)$/;
const THOUSANDTHS = /^(BHD|IQD|JOD|KWD|LYD|OMR|TND)$/;

/**
 * Shopify's product as ours, with the price and the SKU of one variant; undefined when it is none.
 *
 * @param {any} raw what `/products/HANDLE.js` answers: https://shopify.dev/docs/api/ajax/reference/product
 * @param {string} currency of the amounts: the one that the visitor sees
 * @param {string | null} chosen id of the variant that the address names
 * @returns {import("../../types").Product | undefined}
 */
export function fromShopifyProduct(raw, currency, chosen) {
  if (!raw || !raw.id || !Array.isArray(raw.variants)) return undefined;
  const { variants, tags, type, vendor } = raw;
  const free = variants.find((/** @type {any} */ one) => one.available);
  const variant = variants.find((/** @type {any} */ one) => String(one.id) === chosen) || free || variants[0] || {};
  const { price } = variant;
  const scale = WHOLE.test(currency) ? 0.01 : THOUSANDTHS.test(currency) ? 10 : 1;
  return {
    id: String(raw.id),
    sku: variant.sku || undefined,
    title: raw.title,
    price: typeof price === "number" ? Math.round(price * scale) : undefined,
    currency,
    categories: type ? [type] : [],
    tags: Array.isArray(tags) ? tags : undefined,
    vendor: vendor || undefined,
    available: variant.available
  };
}
