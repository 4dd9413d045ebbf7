import { now } from "handbill/core/clock.js";
export default () => {
  const é = document.querySelector("h1"); é.innerHTML = "<b>Welcome</b>";
  document.write("x");
  setTimeout("greet()", 100);
  eval("1");
  é.setAttribute("onclick", "x()");
  document.body.append(document.createElement("script"));
  import("./more.js");
};
