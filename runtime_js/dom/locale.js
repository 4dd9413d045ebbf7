import { data } from "../core/site.js";

/**
 * Gives the root of a promotion the language that it is shown in: that of the page by the look-up of BCP 47 (its tag,
 * then that without its last part, and so on), else the first. Only sites with several languages hold this.
 * @param {HTMLElement} root
 */
export const speak = (root) => {
  const tags = Object.keys(/** @type {object} */ (data.locales));
  // Some shops write `pt_BR`.
  const asked = document.documentElement.lang.toLowerCase().split(/[-_]/);
  /** @type {string | undefined} */
  let tag;
  for (; asked[0] && !tag; asked.pop()) tag = tags.find((one) => one.toLowerCase() === asked.join("-"));
  root.lang = tag || tags[0];
  root.dir = data.leftward && data.leftward[root.lang] ? "rtl" : "ltr";
};

/**
 * What stands in a slot in the language of an open promotion; nothing where that is what the first language says.
 * @param {import("../types").Open} open
 * @param {number} slot of a text, or below zero that of a message
 * @returns {import("../types").Text | undefined}
 */
export const translate = (open, slot) => {
  const tag = open.root.lang;
  /** @type {{ [slot: string]: any }} */
  const own = (open.promotion.extras.locales || {})[tag] || {};
  // What is filled in, and what scripts say, follows.
  data.locale = tag;
  if (data.spoken) data.messages = { ...data.messages, ...data.spoken[tag] };
  if (slot < 0) return /** @type {any} */ (data.locales)[tag][~slot];
  return (innerWidth < 600 ? own["m" + slot] : undefined) ?? own[slot];
};
