/** @type {import("../../../runtime_js/types").TriggerWatch} */
export function watch(_parameters, _page, fire) {
  fire();
}
