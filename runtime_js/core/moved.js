import { data, parts } from "./site.js";

/** What is kept of each kind of thing, as WHAT:NAME; of a promotion's coupons and prizes as WHAT:NAME:PART. */
const WHAT = {
  promotion: /^(shown|impression|engagement|dismissal|submission|conversion|unanswered|safe|timer|coupon|prize):([^:]+)(.*)$/,
  campaign: /^(at|enrolled|finished|converted):([^:]+)(.*)$/,
  experiment: /^(variant):([^:]+)(.*)$/,
};

/** @param {string} kind @param {string} name */
const today = (kind, name) => {
  const names = /** @type {any} */ (data.moved)[kind];
  return names && Object.hasOwn(names, name) ? names[name] : name;
};

/** The key by which something is kept now. @param {string} key */
const renamed = (key) => {
  const kind = /** @type {(keyof typeof WHAT)[]} */ (Object.keys(WHAT)).find((one) => WHAT[one].test(key));
  const [, what, name, rest] = kind && WHAT[kind].exec(key) || [];
  // Slots are shown, too: shown:slot:NAME.
  return kind && !(what === "shown" && rest) ? what + ":" + today(kind, name) + rest : key;
};

/**
 * Gives what the record has under earlier names the name of today. Written only with the next change, so that nothing is
 * stored by it, and done again whenever a page of an earlier bundle has written. What was counted under two names is added
 * up; of all else what is kept under today's name stays.
 * @param {any} root the record as it was read: use -> area
 */
export const move = (root) => Object.keys(root).forEach((use) => {
  if (use === "v") return;
  const old = root[use];
  /** @type {any} */
  const area = (root[use] = {});
  Object.keys(old).forEach((key) => {
    const name = renamed(key);
    const one = old[key];
    const other = area[name];
    // What has happened last stands last.
    delete area[name];
    area[name] = other && one.n && other.n
      ? { n: one.n + other.n, t: Math.max(one.t, other.t), at: ((other.at || "") + " " + (one.at || "")).trim() }
      : other && key !== name ? other : one;
  });
  const { engaged } = area;
  if (engaged) {
    engaged.id = today("promotion", engaged.id);
    if (data.campaigns) engaged.campaign = today("campaign", engaged.campaign);
  }
  const leads = area.leads || {};
  Object.keys(leads).forEach((id) => {
    const lead = leads[id];
    lead.promotion = today("promotion", lead.promotion);
    if (data.campaigns) lead.campaign = today("campaign", lead.campaign);
    if (parts.aims && lead.goals) lead.goals = lead.goals.split(" ").map((/** @type {string} */ one) => today("campaign", one)).join(" ");
  });
});
