import { emit } from "../../core/events.js";

/**
 * The cart that the page carries in `<script type="application/json" data-handbill-cart>`, in the shape that
 * `handbill.cart` takes. Later changes come through that call.
 *
 * @type {NonNullable<import("../../types").Platform["cart"]>}
 */
export function cart(give) {
  /** @type {HTMLScriptElement | null} */
  const script = document.querySelector("script[data-handbill-cart]");
  if (script) give(JSON.parse(script.text));
}

/**
 * What else the page carries, in `data-handbill-NAME`.
 *
 * @param {string} name
 * @returns {any}
 */
function carried(name) {
  const script = document.querySelector("script[data-handbill-" + name + "]");
  return script ? JSON.parse(/** @type {string} */ (script.textContent)) : undefined;
}

/**
 * The product that the page shows, in the shape that `handbill.page` takes.
 *
 * @type {NonNullable<import("../../types").Platform["product"]>}
 */
export function product(give) {
  give(carried("product"));
}

/**
 * Where the visitor is, as the page's server knows.
 *
 * @type {NonNullable<import("../../types").Platform["place"]>}
 */
export function place(give) {
  give(carried("place"));
}

/** @type {NonNullable<import("../../types").Platform["customer"]>} */
export function customer() {
  return carried("customer");
}

/**
 * What `<meta name="handbill-page-type">` says.
 *
 * @returns {string | null | undefined}
 */
export function page_type() {
  /** @type {HTMLMetaElement | null} */
  const meta = document.querySelector("meta[name=handbill-page-type]");
  return meta?.content;
}

/**
 * Asks the page something about its cart: the event's listener answers by `detail.answer`, with whether the cart has it
 * or a promise of that. A page without a listener can't.
 *
 * @param {string} event
 * @param {Record<string, unknown>} detail
 * @param {(taken: boolean) => void} answer
 */
function ask(event, detail, answer) {
  /** @type {unknown} */
  let taken = false;
  emit(event, { ...detail, answer: (/** @type {unknown} */ said) => {
    taken = said;
  } });
  Promise.resolve(taken).then((said) => answer(!!said), () => answer(false));
}

/** @type {NonNullable<import("../../types").Platform["apply"]>} */
export function apply(code, promotion, answer) {
  ask("apply", { promotion, code }, answer);
}

/** @type {NonNullable<import("../../types").Platform["add"]>} */
export function add(product, quantity, promotion, answer) {
  ask("add", { promotion, product, quantity }, answer);
}
