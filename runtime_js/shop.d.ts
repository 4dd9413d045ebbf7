// The shapes of what a shop says of itself: its cart, customers and products. Types only, as types.d.ts, by which modules
// name them.

/** runtime_js/platforms/<name>/read.js exports what its manifest says it provides. */
export interface Platform {
  /** gives the cart now and after each change; called once, when a rule on the page needs it */
  cart?: (give: (cart: Cart | undefined) => void) => void;
  page_type?: () => string | undefined;
  customer?: () => Customer | undefined;
  /** gives the product of the page, if it shows one, and where the visitor is; called when a rule on the page needs it */
  product?: (give: (product: Product | undefined) => void) => void;
  place?: (give: (place: Place | undefined) => void) => void;
  /** puts a code into the cart, for the promotion of that id; answers whether the cart has it */
  apply?: (code: string, promotion: string, answer: (taken: boolean) => void) => void;
  /** puts so many of a product into the cart, by the id that the platform knows it by */
  add?: (product: string, quantity: number, promotion: string, answer: (taken: boolean) => void) => void;
}

/** Who is logged in, as the shop knows. Money in minor units of ISO 4217; `last_order` in ms since 1970, or an ISO text. */
export interface Customer {
  id?: string; logged_in?: boolean; tags?: string[]; orders?: number; spent?: number; currency?: string;
  last_order?: number | string; subscribed?: boolean;
}
export interface Place { country?: string; region?: string; city?: string }
/** Money in minor units of ISO 4217, in the site's currency if there is no other. */
export interface Product {
  id?: string; sku?: string; title?: string; price?: number; currency?: string; categories?: string | string[];
  tags?: string | string[]; vendor?: string; available?: boolean;
}

export interface CartLine {
  product?: string; variant?: string; sku?: string; title?: string; quantity: number; price?: number;
  vendor?: string; categories?: string[]; tags?: string[];
}
/** Money in minor units of ISO 4217. */
export interface Cart {
  currency: string; subtotal?: number; total: number; discount?: number; count?: number;
  lines?: CartLine[]; codes?: string[];
}

/** What `handbill.order` is told. */
export interface Order { id: string | number; total?: number; currency?: string; lines?: CartLine[]; codes?: string[] }
