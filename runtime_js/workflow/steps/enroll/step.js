import { enrol } from "../../enroll.js";
import { campaigns, unanswered } from "../../walk.js";

/** @type {import("../../types").Step} */
export const step = (given, _here, next, campaign) => {
  if (unanswered(given)) return undefined;
  campaigns().forEach((one) => one[0] === given.campaign && enrol(one, campaign));
  return next;
};
