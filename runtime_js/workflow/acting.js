import { listen } from "../core/events.js";
import { read, record, save } from "../core/record.js";
import { USE } from "./walk.js";

/** What the record calls this page. */
let me = "";

/** The shopper looks at this page now. */
const take = () => save((area) => {
  area.tab = me;
}, USE);

/** Leaves what is to be done to the tab that is looked at next. */
const leave = () => {
  if (record(USE).tab === me) save((area) => {
    delete area.tab;
  }, USE);
};

/** Takes over from another tab, if there is one: a page view begins here, or this window has got the focus. */
export const takeOver = () => {
  if (!me) {
    me = crypto.getRandomValues(new Uint32Array(2)).join("-");
    listen(window, "focus", takeOver);
    listen(document, "visibilitychange", takeOver);
    listen(window, "pagehide", leave);
  }
  if (!document.hidden && record(USE).tab) take();
};

/**
 * Whether campaigns go on in this tab. Of several that can be seen side by side it is the one that was looked at last;
 * nobody holds it before there is something to do.
 */
export const acts = () => {
  read();
  if (!record(USE).tab) take();
  return record(USE).tab === me;
};
