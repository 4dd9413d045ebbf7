import { now } from "lodash";
import { mono } from "handbill/core/clok.js";

export function watch(parameters, page, fire) {
  if (now() > mono()) fire();
}
