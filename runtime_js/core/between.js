import { now } from "./clock.js";

/** Whether it is behind the first of two moments, and not behind the second. @param {[number, number]} when 0 is open */
export const between = (when) => now() >= when[0] && !(when[1] && now() >= when[1]);
