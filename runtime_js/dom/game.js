import { now } from "../core/clock.js";
import { keepCode, redeem } from "../core/coupons.js";
import { draw } from "../core/draw.js";
import { guard, listen } from "../core/events.js";
import { record, save } from "../core/record.js";
import { data } from "../core/site.js";
import { enter } from "./focus.js";
import { showLine } from "./lines.js";
import { turn } from "./screens.js";

/** @typedef {import("../types").Open} Open */
/**
 * Shows in the game's own way what was drawn: the prize's index, what to call when it has been seen, and whether that
 * was in an earlier showing.
 * @typedef {(index: number, end: () => void, again?: boolean) => void} Show
 */

/**
 * What every game does: draws by the chances that it prints, or has the shop draw; remembers what came, so that nobody
 * plays twice; then shows the prize, on the next screen if there is one.
 *
 * The block holds `[data-play]`, its button; `[data-outcome]` with an element a prize, each with its name in
 * `data-prize` and its percentage in `data-chance`; `[data-say=drawing]` and `[data-say=failed]`.
 * @param {HTMLElement} element
 * @param {Open} open
 * @param {string} by `server` when the shop draws
 * @param {Show} show
 * @param {() => void} [ready] the form before the game has been sent; left out, that starts it
 * @returns {() => boolean} starts it; false when it has been started before
 */
export const game = (element, open, by, show, ready) => {
  const outcome = /** @type {HTMLElement} */ (element.querySelector("[data-outcome]"));
  const prizes = /** @type {HTMLElement[]} */ (Array.from(outcome.children));
  const names = prizes.map((prize) => /** @type {string} */ (prize.dataset.prize));
  const button = /** @type {HTMLElement} */ (element.querySelector("[data-play]"));
  const key = () => "prize:" + open.promotion.id + ":" + element.id;
  const form = () => data.endpoints.leads && open.holder.querySelector("form");
  let played = false;

  /** Takes away the form that has been sent. */
  const leaveForm = () => {
    const sent = form();
    if (sent) sent.remove();
  };
  const end = (/** @type {number} */ index) => {
    // A game that was closed while it went on is shown as played the next time.
    if (open.signal.aborted) return;
    const prize = prizes[index];
    const inside = open.shadow.activeElement;
    leaveForm();
    button.remove();
    const turned = turn(open);
    if (turned) open.holder.insertBefore(element, open.holder.querySelector(":scope > :is(form, .button, .small)"));
    outcome.hidden = prize.hidden = false;
    // A form behind the game: the code is for those who send it.
    const claim = !!form();
    const code = /** @type {HTMLElement | null} */ (prize.querySelector("[data-code]"));
    if (code) code.hidden = claim;
    if (claim) {
      open.play = () => {
        end(index);
        return true;
      };
      return;
    }
    prize.dispatchEvent(new Event("won"));
    if (inside && !turned) /** @type {HTMLElement} */ (prize.firstElementChild).focus();
  };
  const take = (/** @type {number} */ index) => {
    save((area) => {
      area[key()] = { prize: names[index], t: now() };
    });
    open.engage("spin", element.id);
    show(index, () => end(index));
  };
  const start = () => {
    if (played) return false;
    const inside = open.shadow.activeElement;
    played = true;
    leaveForm();
    // A card is uncovered by its button when it has been scratched a little, too.
    if (!ready) button.hidden = true;
    // What had the focus is gone.
    if (inside && !ready) enter(open);
    if (data.endpoints.coupons && by) {
      showLine(element, "drawing");
      redeem(open, { prizes: names }, (found) => {
        const index = found ? names.indexOf(/** @type {string} */ (found.prize)) : -1;
        const held = index < 0 ? null : prizes[index].querySelector("[data-pool]");
        showLine(element, index < 0 ? "failed" : "");
        if (found && found.code && held) keepCode(open, /** @type {string} */ (/** @type {HTMLElement} */ (held).dataset.pool), found);
        if (index >= 0) return take(index);
        played = button.hidden = false;
        button.focus();
      });
    } else take(draw(prizes.map((prize) => Math.round(+/** @type {string} */ (prize.dataset.chance) * 1e4))));
    return true;
  };

  open.play = ready ? () => {
    leaveForm();
    button.hidden = false;
    button.focus();
    ready();
    return true;
  } : start;
  listen(button, "click", (event) => {
    // A game that is played is an engagement of its own kind, and not a click besides.
    event.stopPropagation();
    start();
  });
  // The screen around it is built by then.
  Promise.resolve().then(guard(() => {
    const before = names.indexOf((record()[key()] || {}).prize);
    if (form()) button.hidden = true;
    else if (before < 0 && ready) ready();
    if (before < 0) return;
    played = true;
    show(before, () => end(before), true);
  }, "game"));
  return start;
};
