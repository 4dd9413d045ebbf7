import { mon } from "handbill/core/clock.js";

export function watch(parameters, page, fire) {
  if (mon()) fire();
}
