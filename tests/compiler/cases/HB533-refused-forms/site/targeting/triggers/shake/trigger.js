import "handbill/core/clock.js";
import * as clock from "handbill/core/clock.js";

export default 1;
export * from "handbill/core/clock.js";

export function watch(parameters, page, fire) {
  import("./more.js").then(fire, clock);
}
