import { campaigns, convert, place } from "./walk.js";

/** An order was made. */
export const order = () => campaigns().forEach((campaign) => {
  if (!campaign[6].asks && place(campaign)) convert(campaign);
});

/**
 * A form was sent.
 * @param {{ fields: { [name: string]: unknown } }} lead
 */
export const lead = ({ fields }) => campaigns().forEach((campaign) => {
  if (campaign[6].asks && campaign[6].asks.some((name) => fields[name]) && place(campaign)) convert(campaign);
});
