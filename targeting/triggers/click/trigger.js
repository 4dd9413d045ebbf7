/** @type {import("../../../runtime_js/types").TriggerWatch} */
export function watch({ selector }, { signal }, fire) {
  // A selector that this browser does not know throws here, where it is caught, and not at every click.
  document.querySelector(selector);
  addEventListener("click", ({ target }) => target instanceof Element && target.closest(selector) && fire(), {
    signal,
    capture: true
  });
}
