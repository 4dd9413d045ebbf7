// What a shop would say by itself: each button of the page says one thing to Handbill.
window.handbill = window.handbill || [];
document.addEventListener("click", function (event) {
  var button = event.target.closest && event.target.closest("[data-say]");
  if (!button) return;
  var what = JSON.parse(button.getAttribute("data-say"));
  if (what[0] === "order") what[1].id = "A" + Date.now();
  if (what[0] === "forget") handbill.reset();
  else handbill.push(what);
  document.querySelector("output").textContent = "Said: " + JSON.stringify(what);
});
