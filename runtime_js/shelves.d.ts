// The tables of the products that a site's promotions show. Types only, as types.d.ts.
// Python's side is compiler/handbill/plan/shelves.py.

/** [id, title, address, price in minor units, address of the picture or 0, currency where it is not the site's] */
export type Good = [string, string, string, number?, (string | 0)?, string?];
/** Rows of `goods`, in the order in which they are offered: whatever the page; of the products in the cart, those among
 * these; of what was looked at, those among these; or for each of some ids the same few. */
export type Source = { of?: number[]; cart?: number[]; seen?: number[]; by?: [string[], number[]][] };
/** [how many are shown, 1 without what is in the cart + 2 without the product of the page, ...sources, one after another] */
export type Shelf = [number, number, ...Source[]];

/** The keys of `Data` that are there where some promotion shows products. */
export interface Shelves {
  /** the products that can be shown, and what each block of products takes from them */
  goods?: Good[];
  shelves?: Shelf[];
  /** 1 + index into `facts`, each where some shelf asks for it: the product of the page, those in the cart, those that
   * were looked at */
  viewed?: number;
  carted?: number;
  looked?: number;
}
