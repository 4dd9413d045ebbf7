import { now } from "./clock.js";
import { guard } from "./events.js";
import { tell } from "./promotion.js";
import { all } from "./queue.js";
import { count, happened, save } from "./record.js";
import { data, parts } from "./site.js";

/**
 * Counts an order once per id (one without is none), and credits the promotion that was engaged last, if that is not too long ago.
 * @param {import("../types").Order} order
 */
export const takeOrder = (order) => {
  const id = String(order.id || "");
  if (!id || happened("order", id).n) return;
  save((area) => {
    count(area, "order", id);
    if (data.kept.events) count(area, "event", "order");
    const { engaged } = area;
    const promotion = all().find(({ id }) => id === engaged?.id && now() - engaged.at < (data.window || 12096e5));
    if (promotion) tell(promotion, "conversion", { order: id, ...data.campaigns && { campaign: engaged.campaign } });
  });
  if (parts.orders) parts.orders.forEach((fn) => guard(fn, "record")(order));
  if (parts.ordered) parts.ordered(order);
};
