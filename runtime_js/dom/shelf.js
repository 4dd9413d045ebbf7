import { value } from "../core/facts.js";
import { data } from "../core/site.js";

/** @typedef {import("../shelves").Source} Source */

/** @param {number | undefined} known key of Data @returns {string[]} the ids that a fact holds, none while it is unknown */
const held = (known) => {
  const found = known && value(known - 1);
  return /** @type {string[]} */ ([]).concat(/** @type {any} */ (found) || []);
};

/** @param {number} row */
const id = (row) => /** @type {any} */ (data.goods)[row][0];

/**
 * The rows of some products, in the order of their ids.
 * @param {string[]} ids
 * @param {number[]} rows
 */
const among = (ids, rows) =>
  /** @type {number[]} */ (ids.map((one) => rows.find((row) => id(row) === one)).filter((row) => row !== undefined));

/**
 * What goes with some products: the best of each, then the second of each.
 * @param {string[]} seeds
 * @param {[string[], number[]][]} lists
 */
const beside = (seeds, lists) => {
  /** @type {number[][]} */
  const ranks = [];
  seeds.forEach((seed) => {
    const found = lists.find((list) => list[0].includes(seed));
    if (found) found[1].forEach((row, i) => (ranks[i] = ranks[i] || []).push(row));
  });
  return ranks.reduce((all, rank) => all.concat(rank), []).filter((row) => !seeds.includes(id(row)));
};

/**
 * The products that a shelf has to show now.
 * @param {number} shelf
 * @returns {number[]} rows of `goods`
 */
export const pick = (shelf) => {
  const row = /** @type {any} */ (data.shelves)[shelf];
  const here = held(data.viewed);
  const inCart = held(data.carted);
  const barred = (row[1] & 1 ? inCart : []).concat(row[1] & 2 ? here : []);
  /** @type {number[]} */
  const found = row.slice(2).reduce((/** @type {number[]} */ all, /** @type {Source} */ source) => all.concat(
    data.carted && source.cart ? among(inCart, source.cart)
      : data.looked && source.seen ? among(held(data.looked), source.seen)
      : data.carted && source.by ? beside(here[0] ? here : inCart, source.by)
      : source.of || []), []);
  return found.filter((one, i) => found.indexOf(one) === i && !barred.includes(id(one))).slice(0, row[0]);
};

/**
 * Whether a promotion has products to show, where it shows for their sake.
 * @type {import("../types").Gate}
 */
export const stock = ({ extras }) => !extras.stock || extras.stock.some((shelf) => pick(shelf)[0] >= 0);
