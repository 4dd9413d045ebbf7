import { show } from "../dom/show.js";
import { now } from "./clock.js";
import { emit, failed, guard } from "./events.js";
import { countShowing, useOf } from "./frequency.js";
import { wake } from "./queue.js";
import { count, save } from "./record.js";
import { activity } from "./session.js";
import { counts } from "./view.js";

/** @typedef {import("../types").Promotion} Promotion */
/**
 * What is known of a promotion while it is on the screen.
 * @typedef {{ promotion: Promotion, shown?: import("../types").Shown, answered?: boolean, submitted?: boolean }} Life
 */

/** @type {Life[]} */
let lives = [];

/** The promotions on the screen. */
export const opened = () => lives.map((life) => life.promotion);

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
    if (change) change(area);
  }, useOf(promotion));
  emit(name, { promotion: promotion.id, ...detail });
};

/** @param {Life} life @param {string} kind @param {string} [element] */
const engage = (life, kind, element) => {
  life.answered = true;
  activity();
  tell(life.promotion, "engagement", { kind, element }, (area) => {
    area.engaged = { id: life.promotion.id, at: now() };
  });
};

/**
 * The promotion's form has been sent: closing it is no dismissal any more.
 * @param {Promotion} promotion
 * @param {string[]} fields their names
 */
export const submitted = (promotion, fields) => {
  lives.forEach((life) => {
    if (life.promotion !== promotion) return;
    life.submitted = true;
    engage(life, "submission");
  });
  tell(promotion, "submission", { fields });
};

/** @param {Life} life @param {any} area */
const leave = (life, area) => {
  if (!life.answered) count(area, "unanswered", life.promotion.id);
};

/** @param {Life} life @param {string} by */
const end = (life, by) => {
  const promotion = life.promotion;
  if (!lives.includes(life)) return;
  lives = lives.filter((other) => other !== life);
  if (life.shown) guard("close", life.shown.remove)();
  save((area) => {
    const slot = area["shown:slot:" + promotion.design.slot];
    if (slot) slot.t = now();
    if (by === "navigation") leave(life, area);
    else if (!life.submitted) count(area, "dismissal", promotion.id);
  }, useOf(promotion));
  emit("dismissal", { promotion: promotion.id, by });
  wake();
};

/**
 * Puts a promotion on the screen, and counts the showing.
 * @param {Promotion} promotion
 * @param {string} trigger what for: a trigger's name, `campaign`, `api`
 * @returns {string | undefined} why not: cancelled or failed, which holds for the page view
 */
export const put = (promotion, trigger) => {
  const id = promotion.id;
  const barred = "no:" + id;
  /** @type {Life} */
  const life = { promotion };
  if (counts[barred] || !emit("before-show", { promotion: id, trigger }, true)) {
    counts[barred] = 1;
    return "cancelled";
  }
  lives.push(life);
  try {
    life.shown = show(promotion, {
      close: guard("close", (by) => end(life, by)),
      engage: guard("engage", (kind, element) => engage(life, kind, element)),
      seen: () => tell(promotion, "impression", { trigger }),
    });
    countShowing(promotion);
  } catch (error) {
    lives.pop();
    counts[barred] = 1;
    failed("show " + id, error);
    return "failed";
  }
  return undefined;
};

/**
 * Takes promotions off the screen.
 * @param {string} by
 * @param {(promotion: Promotion, touched: boolean) => unknown} which
 */
export const close = (by, which) => lives.forEach((life) => {
  if (life.shown && which(life.promotion, life.shown.open.touched())) end(life, by);
});

/** The page is left: what is on the screen has gone unanswered, if it was not answered. */
export const leaveAll = () => lives.forEach((life) => save((area) => leave(life, area), useOf(life.promotion)));
