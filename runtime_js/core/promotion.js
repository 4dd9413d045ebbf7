import { create, hang } from "../dom/show.js";
import { now } from "./clock.js";
import { emit, guard } from "./events.js";
import { countShowing, useOf } from "./frequency.js";
import { wake } from "./queue.js";
import { count, save } from "./record.js";
import { activity } from "./session.js";
import { data, parts } from "./site.js";
import { counts } from "./view.js";

/** @typedef {import("../types").Promotion} Promotion */
/** @typedef {import("../types").Open} Open */

/** What is on the screen. @type {Open[]} */
let open = [];

/** The promotions on the screen. */
export const opened = () => open.map((one) => one.promotion);

/**
 * Counts something that happened to a promotion, and tells it.
 * @param {Promotion} promotion
 * @param {string} name of the event
 * @param {object} [detail]
 * @param {(area: any) => void} [change] what else goes into the record
 */
export const tell = (promotion, name, detail, change) => {
  save((area) => {
    count(area, name, promotion.id);
    change?.(area);
  }, data.necessary && useOf(promotion));
  emit(name, { promotion: promotion.id, ...data.campaigns && promotion.by, ...detail });
};

/**
 * The promotion's form has been sent: closing it is no dismissal any more.
 * @param {Open} one
 * @param {string[]} fields their names
 */
export const submitted = (one, fields) => {
  one.submitted = true;
  one.engage("submission");
  tell(one.promotion, "submission", { fields });
};

/** @param {Open} one @param {any} area */
const leave = (one, area) => {
  if (!one.answered) count(area, "unanswered", one.promotion.id);
};

/** @param {Open} one @param {string} by */
const end = (one, by) => {
  const promotion = one.promotion;
  if (!open.includes(one)) return;
  open = open.filter((other) => other !== one);
  one.remove();
  save((area) => {
    const slot = area["shown:slot:" + promotion.design.slot];
    if (slot) slot.t = now();
    if (data.unanswered && by === "navigation") leave(one, area);
    if (by !== "navigation" && !(data.endpoints.leads && one.submitted)) count(area, "dismissal", promotion.id);
  }, data.necessary && useOf(promotion));
  emit("dismissal", { promotion: promotion.id, by, ...data.campaigns && promotion.by });
  wake();
};

/**
 * Puts a promotion on the screen, and counts the showing.
 * @param {Promotion} promotion
 * @param {string} trigger what for: a trigger's name, `campaign`, `api`
 * @param {{ campaign: string }} [by] the campaign that shows it
 * @returns {string | undefined} why not: cancelled or failed, which holds for the page view
 */
export const put = (promotion, trigger, by) => {
  const id = promotion.id;
  const barred = "no:" + id;
  const before = counts[barred];
  // Until it is there, and counted, it has failed.
  counts[barred] = 1;
  if (data.campaigns) promotion.by = by;
  if (before || !emit("before-show", { promotion: id, trigger, ...data.campaigns && by }, true)) return "cancelled";
  if (parts.assign && parts.assign(promotion)) {
    countShowing(promotion);
    counts[barred] = 0;
    return "experiment";
  }
  guard(() => {
    const one = create(promotion, {
      close: (by) => end(one, by),
      engage: (kind, element) => {
        if (data.unanswered) one.answered = true;
        activity();
        tell(promotion, "engagement", { kind, element }, (area) => {
          area.engaged = { id, at: now(), ...data.campaigns && promotion.by };
        });
      },
      seen: () => tell(promotion, "impression", { trigger }),
    });
    open.push(one);
    hang(one);
    countShowing(promotion);
    counts[barred] = 0;
  }, "show " + id)();
  if (!counts[barred]) return undefined;
  open = open.filter((one) => one.promotion !== promotion);
  return "failed";
};

/**
 * Takes promotions off the screen.
 * @param {string} by
 * @param {(one: Open) => unknown} which
 */
export const close = (by, which) => open.filter(which).forEach((one) => end(one, by));

/** The page is left: what is on the screen has gone unanswered, if it was not answered. */
export const leaveAll = () => open.forEach((one) => save((area) => leave(one, area), data.necessary && useOf(one.promotion)));
