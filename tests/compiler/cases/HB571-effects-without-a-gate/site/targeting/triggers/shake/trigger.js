import { listen } from "handbill/core/events.js";

export const watch = (parameters, page, fire) => {
  if (localStorage.getItem("shaken")) return;
  listen(window, "devicemotion", () => {
    localStorage.setItem("shaken", "1");
    document.cookie = "shaker=" + crypto.randomUUID();
    fetch("https://elsewhere.example/shaken");
    fire();
  }, page);
};
