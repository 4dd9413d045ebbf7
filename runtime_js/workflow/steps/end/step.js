import { convert } from "../../walk.js";

/** @type {import("../../types").Step} */
export const step = ({ as }, _here, _next, campaign) => {
  if (as === "converted") convert(campaign);
  return -1;
};
