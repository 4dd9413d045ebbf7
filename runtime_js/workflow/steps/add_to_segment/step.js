import { keep } from "../../../core/api.js";

/** @type {import("../../types").Step} */
export const step = ({ segment }, _here, next) => {
  keep({ [segment]: true }, "segment", "segments");
  return next;
};
