// The first script of every test page: starts the page's clock where the test's stands, and writes down what happens.
(function () {
  "use strict";
  if (!window.handbillClock) window.handbillClock = { time: CLOCK, mono: 0, timers: [] };
  var seen = window.shopSeen = { events: [], errors: [], left: 0, presses: 0 };
  var names = ["ready", "before-show", "impression", "engagement", "submission", "lead", "dismissal", "conversion",
    "exposure", "step", "segment", "profile", "sync", "consent", "error"];
  names.forEach(function (name) {
    document.addEventListener("handbill:" + name, function (event) {
      seen.events.push(Object.assign({ name: name }, event.detail));
    });
  });
  window.addEventListener("pointerdown", function () {
    seen.presses += 1;
  }, true);
  window.addEventListener("error", function (event) {
    seen.errors.push("error: " + event.message);
  });
  window.addEventListener("unhandledrejection", function (event) {
    seen.errors.push("rejection: " + event.reason);
  });
  document.addEventListener("securitypolicyviolation", function (event) {
    seen.errors.push("policy: " + event.violatedDirective + " " + event.blockedURI + " " + event.sample);
  });
})();
