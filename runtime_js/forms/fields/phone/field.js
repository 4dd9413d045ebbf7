import { listen } from "../../../core/events.js";
import { data } from "../../../core/site.js";
import { international } from "./number.js";

/**
 * Makes E.164 of what is typed: that is what leaves, and what cannot be made so is wrong.
 * @param {HTMLElement} element holds the number, and before it what says which country's it is
 */
export const attach = (element) => {
  const input = /** @type {HTMLInputElement} */ (element.querySelector("input"));
  const select = element.querySelector("select");
  const plans = Array.from(element.querySelectorAll("[data-plan]")).map((holder) => /** @type {HTMLElement} */ (holder).dataset.plan || "");
  const plan = () => (plans[select ? select.selectedIndex : 0] || "").split(" ");
  const settle = () => {
    const typed = input.value.trim();
    const number = international(typed, plan());
    input.dataset.value = number;
    input.setCustomValidity(typed && !number ? "no number" : "");
    if (plans[0]) /** @type {HTMLElement} */ (element.querySelector("span span")).textContent = (select ? select.value + " " : "") + "+" + plan()[0];
  };
  if (select) {
    const names = new Intl.DisplayNames([data.locale], { type: "region" });
    Array.from(select.options).forEach((option, index) => {
      option.textContent = names.of(option.value) + " +" + plans[index].split(" ")[0];
    });
  }
  listen(element, "input", settle);
  // Who fills in a whole number of a listed country means that country.
  listen(input, "change", () => {
    const found = plans.findIndex((one) => input.value.trim().indexOf("+" + one.split(" ")[0]) === 0);
    if (select && found > -1) select.selectedIndex = found;
    settle();
  });
  settle();
};
