import { enrol } from "../../enroll.js";
import { campaigns } from "../../walk.js";

/** @type {import("../../types").Step} */
export const step = ({ campaign: id }, _here, next, campaign) => {
  campaigns().forEach((one) => one[0] === id && enrol(one, campaign));
  return next;
};
