const PHONE = /iPhone|Android.+Mobile/;
// What comes first wins: later ones claim to be earlier ones.
const SYSTEMS = [
  ["windows", /Windows/],
  ["ios", /iPhone|iPad|iPod/],
  ["android", /Android/],
  ["chromeos", /CrOS/],
  ["macos", /Mac OS X/],
  ["linux", /Linux/]
];
const BROWSERS = [
  ["samsung", /SamsungBrowser/],
  ["edge", /Edg(A|iOS)?\//],
  ["opera", /OPR\/|OPT\/|Opera/],
  ["firefox", /Firefox|FxiOS/],
  ["chrome", /Chrome|CriOS/],
  ["safari", /Safari/]
];

/** @param {(string | RegExp)[][]} list */
function named(list) {
  const found = list.find((row) => /** @type {RegExp} */ (row[1]).test(navigator.userAgent));
  return /** @type {string} */ (found ? found[0] : "other");
}

/** @type {import("../../../runtime_js/types").FactReader} */
export function type() {
  if (PHONE.test(navigator.userAgent)) return "mobile";
  if (!matchMedia("(pointer:coarse)").matches) return "desktop";
  return Math.min(screen.width, screen.height) < 600 ? "mobile" : "tablet";
}

/** @type {import("../../../runtime_js/types").FactReader} */
export function os() {
  const name = named(SYSTEMS);
  // An iPad says that it is a Mac, and no Mac has a touch screen.
  return name === "macos" && navigator.maxTouchPoints > 1 ? "ios" : name;
}

/** @type {import("../../../runtime_js/types").FactReader} */
export function browser() {
  return named(BROWSERS);
}

/** @type {import("../../../runtime_js/types").FactReader} */
export function language() {
  return navigator.language;
}

/** @type {import("../../../runtime_js/types").FactReader} */
export function touch() {
  return navigator.maxTouchPoints > 0;
}

/** @type {import("../../../runtime_js/types").FactReader} */
export function viewport_width() {
  return innerWidth;
}

/** @type {import("../../../runtime_js/types").FactWatch} */
export function watch(changed) {
  addEventListener("resize", changed);
}
