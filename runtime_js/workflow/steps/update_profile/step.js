import { keep } from "../../../core/api.js";

/** @type {import("../../types").Step} */
export const step = ({ profile }, _here, next) => {
  keep(profile, "profile");
  return next;
};
