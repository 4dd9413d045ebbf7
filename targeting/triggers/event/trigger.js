import { onTrack } from "../../../runtime_js/core/track.js";

/** @type {import("../../../runtime_js/types").TriggerWatch} */
export function watch({ name }, page, fire) {
  onTrack((tracked) => tracked === name && fire(), page);
}
