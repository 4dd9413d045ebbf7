import { after, now, wall } from "../../core/clock.js";
import { guard, listen } from "../../core/events.js";
import { useOf } from "../../core/frequency.js";
import { record, save } from "../../core/record.js";
import { data } from "../../core/site.js";
import { written } from "../../dom/moment.js";
import { next } from "./daily.js";

/** @typedef {import("../../types").Open} Open */
/** @typedef {import("../../types").Promotion} Promotion */

/** ms of each unit, by its name in Intl. @type {{ [unit: string]: number }} */
const SPANS = { day: 864e5, hour: 36e5, minute: 6e4, second: 1e3 };

/** The later of two clocks: one stands while the machine sleeps, the other may be frozen by the page or set back. */
const moment = () => Math.max(now(), wall());

/** @param {Promotion} promotion */
const key = (promotion) => "timer:" + promotion.id;

/** @param {Promotion} promotion */
const use = (promotion) => (data.necessary ? useOf(promotion) : undefined);

/**
 * When a visitor's own time is over, undefined before they have seen the promotion. A clock that was set back gives
 * nobody more than the whole of it.
 * @param {Promotion} promotion
 * @param {number} ms
 * @returns {number | undefined}
 */
const own = (promotion, ms) => {
  const seen = record(use(promotion))[key(promotion)];
  return seen && Math.min(seen.t, moment()) + ms;
};

/**
 * @param {Promotion} promotion
 * @param {string} kind
 * @param {number} given
 * @returns {number | undefined} ms since 1970
 */
const end = (promotion, kind, given) =>
  kind === "until" ? given : kind === "daily" ? next(given, moment(), data.zone) : own(promotion, given);

/**
 * What the timers of a tree have as their argument.
 * @param {any} tree
 * @returns {string[]}
 */
const timers = (tree) => {
  if (!Array.isArray(tree)) return [];
  const words = String((tree[1] || {})["@"]).split(" ");
  return tree.reduce((all, child) => all.concat(timers(child)), words[0] === "countdown" ? [words[1]] : []);
};

/**
 * The gate of promotions that close with their timer: once it is over there is nothing to show.
 * @type {import("../../types").Gate}
 */
export function lasts(promotion) {
  const { frame, screens } = promotion.design;
  const box = /** @type {any} */ (data.frames[frame])[1];
  return !(box && box["data-ends"]) || !timers(data.screens[Object.values(screens)[0]]).some((argument) => {
    const [kind, given, then] = argument.split(":");
    const at = end(promotion, kind, +given);
    return then === "hide" && at && at <= moment();
  });
}

/**
 * Counts down in the element with the role `timer`: a cell for each unit, hidden from readers, who get the moment.
 * @param {HTMLElement} element
 * @param {Open} open
 * @param {string} argument kind, value, what happens at zero, and the units
 */
export function attach(element, open, argument) {
  const { promotion } = open;
  const [kind, given, then, units] = argument.split(":");
  const clock = /** @type {HTMLElement} */ (element.querySelector("[role]"));
  save((area) => {
    if (kind === "for" && !area[key(promotion)]) area[key(promotion)] = { n: 1, t: moment() };
  }, use(promotion));
  const at = end(promotion, kind, +given) || moment() + +given;
  const cells = units.split("-").map((unit) => cell(clock, unit.slice(0, -1)));
  const smallest = cells[cells.length - 1].span;
  let cancel = () => {};
  const draw = () => {
    const left = Math.max(at - moment(), 0);
    let rest = Math.ceil(left / smallest) * smallest;
    cancel();
    if (!open.holder.contains(element) || open.signal.aborted) return;
    let leading = true;
    cells.forEach((one, i) => {
      const count = Math.floor(rest / one.span);
      rest -= count * one.span;
      leading = leading && !count && i < cells.length - 2;
      one.show(count, leading);
    });
    if (left) cancel = after(left % 1e3 || 1e3, draw);
    else finish(element, clock, open, then);
  };
  clock.append(part("span", "spoken", written(at)));
  // The promotion is named after what stands in it now, which had better be no digits.
  Promise.resolve().then(guard(draw));
  listen(document, "visibilitychange", draw, open);
}

/** @param {string} tag @param {string} name @param {string} [text] */
const part = (tag, name, text) => {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text || "";
  return element;
};

/**
 * @param {HTMLElement} clock
 * @param {string} unit
 */
const cell = (clock, unit) => {
  const box = part("span", "cell");
  const number = box.appendChild(part("b", ""));
  const word = box.appendChild(part("small", ""));
  const format = new Intl.NumberFormat(data.locale, {
    style: "unit", unit, unitDisplay: "long", minimumIntegerDigits: 2, useGrouping: false,
  });
  box.ariaHidden = "true";
  clock.append(box);
  return {
    span: SPANS[unit],
    /** @param {number} count @param {boolean} leading a zero before what counts */
    show: (count, leading) => {
      const pieces = format.formatToParts(count);
      const find = (/** @type {string} */ type) => pieces.filter((one) => one.type === type).map((one) => one.value).join(" ");
      const said = find("integer");
      if (number.textContent === said && box.hidden === leading) return;
      box.hidden = leading;
      number.textContent = said;
      word.textContent = find("unit");
    },
  };
};

/**
 * @param {HTMLElement} element
 * @param {HTMLElement} clock
 * @param {Open} open
 * @param {string} then
 */
const finish = (element, clock, open, then) => {
  if (then === "stop") return;
  if (then === "swap") {
    Array.from(element.children).forEach((child) => {
      const line = /** @type {HTMLElement} */ (child);
      line.hidden = !line.hidden;
    });
  } else if (open.box.dataset.ends) open.close("timeout");
  else element.remove();
};
