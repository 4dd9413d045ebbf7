import { data } from "../core/site.js";

/** @type {CSSStyleSheet[]} one for each distinct text of the bundle, shared by all promotions that wear it */
const sheets = [];

/**
 * Dresses the root in the sheets of its design and the tokens of its theme. Both go through the CSS object model,
 * which no content security policy forbids.
 * @param {import("../types").Open} open
 */
export function adopt(open) {
  const design = open.promotion.design;
  const theme = design.theme || {};
  open.shadow.adoptedStyleSheets = design.css.map((index) => {
    if (!sheets[index]) {
      sheets[index] = new CSSStyleSheet();
      sheets[index].replaceSync(data.css[index]);
    }
    return sheets[index];
  });
  Object.keys(theme).forEach((token) => {
    // Shops set their font on the body, and the root is no child of it.
    const value = theme[token] === "inherit" ? getComputedStyle(document.body).fontFamily : theme[token];
    open.root.style.setProperty("--" + token, value);
  });
}
