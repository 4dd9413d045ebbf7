// What the pages do: the count in the bag, the buy form, the cart page, checkout and the thank-you page.
(function () {
  "use strict";
  var shop = window.TARN;
  var money = new Intl.NumberFormat("en-IE", { style: "currency", currency: shop.currency });
  var $ = function (selector) { return document.querySelector(selector); };
  var euro = function (cents) { return money.format(cents / 100); };

  function post(path, body) {
    return fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) })
      .then(function (response) { return response.json(); })
      .then(function (cart) {
        window.publish("cart-update", { source: "demo", cartData: cart });
        draw(cart);
        return cart;
      });
  }

  function element(tag, properties, children) {
    var made = Object.assign(document.createElement(tag), properties);
    (children || []).forEach(function (child) { made.append(child); });
    return made;
  }

  function shippingOf(cart) {
    return cart.item_count && cart.total_price < shop.freeShippingFrom ? shop.shipping : 0;
  }

  function line(item) {
    var amount = element("input", { type: "number", min: "0", max: "9", value: item.quantity });
    amount.setAttribute("aria-label", "Quantity of " + item.title);
    amount.addEventListener("change", function () { post("/cart/change.js", { id: item.id, quantity: amount.value }); });
    return element("li", {}, [
      element("img", { src: item.image, alt: "", width: 84, height: 84 }),
      element("div", {}, [element("h3", { textContent: item.title }), element("small", { textContent: item.product_type })]),
      amount,
      element("strong", { className: "amount", textContent: euro(item.line_price) }),
    ]);
  }

  function drawSum(cart) {
    var sum = $("[data-sum]");
    if (!sum) return;
    var rows = [["Goods", euro(cart.items_subtotal_price)]];
    if (cart.total_discount) rows.push(["Discount", "\u2212" + euro(cart.total_discount)]);
    rows.push(["Shipping", shippingOf(cart) ? euro(shippingOf(cart)) : "Free"]);
    rows.push(["Total", euro(cart.total_price + shippingOf(cart))]);
    sum.replaceChildren();
    rows.forEach(function (row, index) {
      var name = index === rows.length - 1 ? "total" : "";
      sum.append(element("dt", { className: name, textContent: row[0] }), element("dd", { className: name, textContent: row[1] }));
    });
  }

  function draw(cart) {
    document.querySelectorAll("[data-count]").forEach(function (count) { count.textContent = cart.item_count; });
    var lines = $("[data-lines]");
    if (lines) {
      lines.replaceChildren();
      cart.items.forEach(function (item) { lines.append(line(item)); });
      $("[data-empty]").hidden = cart.item_count > 0;
      $("[data-full]").hidden = cart.item_count === 0;
    }
    drawSum(cart);
  }

  function onSubmit(selector, act) {
    var form = $(selector);
    if (form) form.addEventListener("submit", function (event) { event.preventDefault(); act(form); });
  }

  onSubmit("[data-buy]", function (form) {
    post("/cart/add.js", { id: form.dataset.buy, quantity: form.elements.quantity.value }).then(function () {
      $("[data-added]").textContent = "It is in your bag.";
    });
  });

  onSubmit("[data-code]", function (form) {
    post("/cart/update.js", { discount: form.elements.code.value }).then(function (cart) {
      $("[data-code-note]").textContent = cart.discount_codes.length ? "The code is in." : "We do not know that code.";
    });
  });

  onSubmit("[data-checkout]", function () {
    fetch("/cart.js").then(function (response) { return response.json(); }).then(function (cart) {
      var order = {
        id: "T" + Date.now(), total: cart.total_price + shippingOf(cart), currency: cart.currency,
        codes: cart.discount_codes.map(function (one) { return one.code; }),
        lines: cart.items.map(function (item) { return { product: item.handle, quantity: item.quantity, price: item.price }; }),
      };
      sessionStorage.setItem("demo-shop-order", JSON.stringify(order));
      return post("/cart/clear.js", {});
    }).then(function () { location.href = "/thank-you"; });
  });

  var thanks = $("[data-order]");
  if (thanks) {
    var order = JSON.parse(sessionStorage.getItem("demo-shop-order") || "null");
    if (order) {
      thanks.textContent = "Order " + order.id + ", " + euro(order.total) + ".";
      (window.handbill = window.handbill || []).push(["order", order]);
    }
  }

  fetch("/cart.js").then(function (response) { return response.json(); }).then(draw);
})();
