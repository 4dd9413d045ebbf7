import { enrol } from "../../enroll.js";
import { campaigns } from "../../walk.js";

/** @type {import("../../types").Step} */
export const step = ({ campaign: id }, _here, next) => {
  campaigns().filter((one) => one[0] === id).forEach(enrol);
  return next;
};
