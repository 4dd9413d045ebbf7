import { cart, onCart } from "../../../runtime_js/core/cart.js";
import { guard, listen } from "../../../runtime_js/core/events.js";

/** @typedef {{ [line: string]: { names: string[], n: number } }} Content how many there are of what */

/** @type {((before: Content, now: Content) => void)[]} */
let hearers = [];
/** The cart as it was told last; a shop may hand over the same object again, with other lines. @type {Content | undefined} */
let last;
/** Whether `last` knows the lines, which can't be compared with a mere number. */
let lined = false;
let watched = false;

/** @param {import("../../../runtime_js/types").Cart} cart @returns {Content} */
const contentOf = ({ lines, count, subtotal, total }) => {
  if (!lines) return { "": { names: [], n: count ?? subtotal ?? total } };
  /** @type {Content} */
  const found = {};
  lines.forEach(({ product, variant, sku, title, quantity }) => {
    const names = [product, variant, sku].map(String);
    const key = names.concat(product || variant || sku ? [] : String(title)).join("\n");
    const one = (found[key] = found[key] || { names, n: 0 });
    one.n += quantity;
  });
  return found;
};

const compare = () => {
  const now = cart();
  if (!now) return;
  const content = contentOf(now);
  const before = lined === !!now.lines ? last : undefined;
  last = content;
  lined = !!now.lines;
  if (before) hearers.forEach((fn) => fn(before, content));
};

/** @type {import("../../../runtime_js/types").TriggerWatch} */
export function watch({ change, product }, { signal }, fire) {
  /** How many of a line there are, if it counts. @param {Content} content @param {string} key */
  const count = (content, key) => {
    const one = content[key];
    return one && (!product || one.names.some((name) => product.includes(name))) ? one.n : 0;
  };
  const hearer = (/** @type {Content} */ before, /** @type {Content} */ now) => {
    const keys = Object.keys({ ...before, ...now });
    const added = keys.some((key) => count(now, key) > count(before, key));
    const removed = keys.some((key) => count(now, key) < count(before, key));
    const left = keys.some((key) => count(now, key) > 0);
    if (change === "added" ? added : change === "removed" ? removed : change ? removed && !left : added || removed) fire();
  };
  hearers.push(hearer);
  listen(signal, "abort", () => {
    hearers = hearers.filter((other) => other !== hearer);
  });
  if (watched) return;
  watched = true;
  onCart(guard("cart", compare));
  // Asks for the cart if nobody has; one that is there already is the first.
  cart();
  compare();
}
