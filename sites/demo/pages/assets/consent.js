// The shop's own consent bar. Handbill's consent source is `page`: the shop asks, and tells Handbill the answer.
(function () {
  "use strict";
  var KEY = "demo-shop-consent";
  var handbill = (window.handbill = window.handbill || []);
  var bar;

  function tell(granted) {
    (window.handbill || handbill).push(["consent", { marketing: granted, analytics: granted }]);
  }

  function decide(granted) {
    try { localStorage.setItem(KEY, granted ? "yes" : "no"); } catch (error) { /* asked again on the next page */ }
    bar.hidden = true;
    tell(granted);
  }

  function button(text, granted) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = "button";
    made.textContent = text;
    made.addEventListener("click", function () { decide(granted); });
    return made;
  }

  function show() {
    if (!bar) {
      var text = document.createElement("p");
      text.textContent = "May we remember what you looked at, to show you offers that fit? You can change your mind at the foot of every page.";
      bar = document.createElement("div");
      bar.className = "choice";
      bar.setAttribute("role", "region");
      bar.setAttribute("aria-label", "Privacy choices");
      bar.append(text, button("No, thanks", false), button("Yes, that's fine", true));
      document.body.append(bar);
    }
    bar.hidden = false;
  }

  var kept = null;
  try { kept = localStorage.getItem(KEY); } catch (error) { /* not known, so it is asked */ }
  if (kept) tell(kept === "yes");
  else show();
  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-privacy]")) show();
  });
})();
