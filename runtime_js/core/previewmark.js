// The mark of a preview. It hangs in a root of its own, as promotions do, takes no click and no focus, and lies above what
// is shown later.
import { guard } from "./events.js";

const SHEET = ":host{all:initial!important;position:fixed!important;inset:auto auto 8px 8px!important;margin:0!important;" +
  "border:0!important;padding:0!important;background:none!important;display:block!important;overflow:visible!important;" +
  "visibility:visible!important;opacity:1!important;pointer-events:none!important;z-index:2147483647!important}" +
  "p{all:initial;display:block;max-width:280px;box-sizing:border-box;padding:6px 10px;border-radius:6px;background:#1b1f24;" +
  "color:#fff;font:13px/1.4 system-ui,sans-serif;overflow-wrap:anywhere}";
/** How often the mark comes back to a page that takes it away. */
const TRIES = 5;

/** @type {HTMLElement} */
let line;
let title = "Preview";

/** @param {number} at the moment that the page view pretends to be at, in ms since 1970; NaN: now */
export const raise = (at) => {
  const page = document.documentElement;
  const root = document.createElement("hb-root");
  const shadow = root.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  let tries = TRIES;
  sheet.replaceSync(SHEET);
  shadow.adoptedStyleSheets = [sheet];
  line = document.createElement("p");
  line.setAttribute("role", "status");
  shadow.append(line);
  root.dataset.preview = "";
  root.popover = "manual";
  if (at) title += " of " + new Date(at).toLocaleString();
  say("Nothing here is stored or sent.");
  const lift = () => {
    if (!root.isConnected && tries--) page.append(root);
    if (!root.isConnected) return watch.disconnect();
    // Of what is above the page, the last that was shown is uppermost.
    if (root.matches(":popover-open")) root.hidePopover();
    root.showPopover();
  };
  const watch = new MutationObserver(guard(lift, "preview"));
  lift();
  watch.observe(page, { childList: true });
};

/** Says what did not happen. @param {string} text */
export const say = (text) => {
  line.textContent = title + ": " + text;
};
