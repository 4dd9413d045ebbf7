import { LIMIT } from "./limits.js";

let asked = 0;

export default (fact) => {
  asked += 1;
  document.write("<b>");
  fetch("/vip");
  if (localStorage.getItem("vip")) return eval("true");
  const made = new Function("return true");
  const other = [].constructor.constructor("return true");
  return Math.random() > 0.5 || import("./more.js") || this || made() || other() || LIMIT > fact("cart.count");
};
