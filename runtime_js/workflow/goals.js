import { campaigns, convert, place } from "./walk.js";

/** An order was made. */
export const order = () => campaigns().forEach((campaign) => {
  if (!campaign[6].asks && place(campaign)) convert(campaign);
});

/**
 * What a form that is sent reaches if the shop takes it: the visitor may have gone on by then, so the lead itself knows it.
 * @param {{ [name: string]: unknown }} fields
 */
export const aims = (fields) => ({
  goals: campaigns().filter((campaign) => campaign[6].asks?.some((name) => fields[name]) && place(campaign))
    .map(([id]) => id).join(" "),
});

/**
 * The shop has a lead.
 * @param {unknown} _said
 * @param {import("../types").Lead} lead
 */
export const lead = (_said, { goals = "" }) => {
  const reached = goals.split(" ");
  campaigns().forEach((campaign) => reached.includes(campaign[0]) && convert(campaign));
};
