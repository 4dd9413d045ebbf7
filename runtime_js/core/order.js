import { now } from "./clock.js";
import { bare } from "./json.js";
import { all } from "./arm.js";
import { tell } from "./promotion.js";
import { count, save } from "./record.js";
import { data } from "./site.js";

/**
 * Counts an order once per id, and credits the promotion that was engaged last, if that is not too long ago.
 * @param {{ id: string | number, total?: number, currency?: string }} order
 */
export const takeOrder = (order) => {
  const id = String(order.id);
  /** @type {string | undefined} */
  let earner;
  save((area) => {
    const orders = (area.orders = area.orders || bare());
    if (!order.id || orders[id]) return;
    orders[id] = { t: now(), total: order.total, currency: order.currency };
    count(area, "event", "order");
    const engaged = area.engaged;
    if (engaged && now() - engaged[1] < (data.window || 12096e5)) earner = engaged[0];
  });
  all().forEach((promotion) => {
    if (promotion.id === earner) tell(promotion, "conversion", { order: order.id });
  });
};
