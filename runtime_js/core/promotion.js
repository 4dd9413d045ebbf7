import { show } from "../dom/show.js";
import { now } from "./clock.js";
import { emit, failed, guard } from "./events.js";
import { countShowing, useOf } from "./frequency.js";
import { refusal } from "./gates.js";
import { count, save } from "./record.js";
import { wake } from "./slots.js";
import { view } from "./view.js";

/** @typedef {import("../types").Promotion} Promotion */
/** @typedef {{ promotion: Promotion, close: (by: string) => void, leave: (area: any) => void, submitted?: boolean,
 *   engage: (kind: string, element?: string) => void, shown?: import("../types").Shown }} Life */

/** What is on the screen. @type {Life[]} */
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

/**
 * The promotion's form has been sent: closing it is no dismissal any more.
 * @param {Promotion} promotion
 * @param {string[]} fields their names
 */
export const submitted = (promotion, fields) => {
  lives.forEach((life) => {
    if (life.promotion !== promotion) return;
    life.submitted = true;
    life.engage("submission");
  });
  tell(promotion, "submission", { fields });
};

/** @param {Promotion} promotion @param {string} trigger @returns {Life & import("../types").Hooks} */
const begin = (promotion, trigger) => {
  const id = promotion.id;
  let seen = false;
  let answered = false;
  /** @type {Life & import("../types").Hooks} */
  const life = {
    promotion,
    seen: guard("seen", () => {
      if (!seen) tell(promotion, "impression", { trigger });
      seen = true;
    }),
    engage: guard("engage", (kind, element) => {
      answered = true;
      tell(promotion, "engagement", { kind, element }, (area) => {
        area.engaged = [id, now()];
      });
    }),
    leave: (area) => {
      if (!answered) count(area, "unanswered", id);
    },
    close: guard("close", (by) => {
      if (!lives.includes(life)) return;
      lives = lives.filter((other) => other !== life);
      if (life.shown) guard("close", life.shown.remove)();
      save((area) => {
        if (area.session) area.session.slots[promotion.design.slot] = now();
        if (by === "navigation") life.leave(area);
        else if (!life.submitted) count(area, "dismissal", id);
      }, useOf(promotion));
      emit("dismissal", { promotion: id, by });
      wake();
    }),
  };
  return life;
};

/**
 * Puts a promotion on the screen, and counts the showing.
 * @param {Promotion} promotion
 * @param {string} trigger what for: a trigger's name, `campaign`, `api`
 * @returns {string | undefined} why not: `cancelled` or `failed`, which hold for the page view
 */
export const put = (promotion, trigger) => {
  const id = promotion.id;
  const counts = view.counts;
  if (counts["no:" + id] || !emit("before-show", { promotion: id, trigger }, true)) {
    counts["no:" + id] = 1;
    return "cancelled";
  }
  const life = begin(promotion, trigger);
  lives.push(life);
  try {
    life.shown = show(promotion, life);
  } catch (error) {
    lives.pop();
    counts["no:" + id] = 1;
    failed("show " + id, error);
    return "failed";
  }
  countShowing(promotion);
  return undefined;
};

/**
 * Takes promotions off the screen.
 * @param {string} by
 * @param {(promotion: Promotion, touched: boolean) => unknown} which
 */
export const close = (by, which) => {
  lives.forEach((life) => {
    if (life.shown && which(life.promotion, life.shown.open.touched())) life.close(by);
  });
};

/** A soft navigation: what does not belong here closes, unless a field of it is touched. */
export const closeStrangers = () => {
  close("navigation", (promotion, touched) => !touched && refusal(promotion, ["frequency"]));
};

/** The page is left: what is on the screen has gone unanswered, if it was not answered. */
export const leaveAll = () => {
  lives.forEach((life) => save(life.leave, useOf(life.promotion)));
};
