// The shop's cart. A real Shopify shop keeps it on the server; here the page answers the same addresses, so that the
// demo needs no server of its own: /cart.js, /cart/add.js, /cart/change.js, /cart/update.js, /cart/clear.js.
(function () {
  "use strict";
  var KEY = "demo-shop-cart";
  var CODES = { WELCOME10: 10 };
  var shop = window.TARN;
  var ask = window.fetch;
  var listeners = {};

  window.Shopify = { shop: "tarn-outdoor", currency: { active: shop.currency, rate: "1.0" }, routes: { root: "/" } };

  // A theme's event bus, with the names that Shopify's Dawn theme gave it.
  window.subscribe = function (name, fn) {
    (listeners[name] = listeners[name] || []).push(fn);
    return function () { listeners[name] = listeners[name].filter(function (other) { return other !== fn; }); };
  };
  window.publish = function (name, data) {
    (listeners[name] || []).forEach(function (fn) { fn(data); });
  };

  function load() {
    try {
      var kept = JSON.parse(localStorage.getItem(KEY));
      if (kept && Array.isArray(kept.lines)) return kept;
    } catch (error) { /* a refused or broken storage is an empty cart */ }
    return { lines: [], code: "" };
  }

  function save(cart) {
    try { localStorage.setItem(KEY, JSON.stringify(cart)); } catch (error) { /* the cart lives until the next page */ }
  }

  function product(id) {
    return shop.products.filter(function (one) { return one.id === Number(id); })[0];
  }

  function answer(cart) {
    var percent = CODES[cart.code] || 0;
    var items = cart.lines.map(function (line) {
      var one = product(line.id);
      return {
        id: one.id, variant_id: one.id, product_id: one.id, key: one.id + ":1", sku: one.handle, handle: one.handle,
        title: one.title, product_title: one.title, product_type: one.type, vendor: "Tarn", tags: one.tags,
        quantity: line.quantity, price: one.price, line_price: one.price * line.quantity,
        final_line_price: one.price * line.quantity, url: "/products/" + one.handle, image: "/images/" + one.handle + ".svg",
      };
    });
    var subtotal = items.reduce(function (sum, item) { return sum + item.line_price; }, 0);
    var discount = Math.round(subtotal * percent / 100);
    return {
      token: "demo", note: "", attributes: {}, currency: shop.currency, requires_shipping: items.length > 0,
      original_total_price: subtotal, items_subtotal_price: subtotal, total_discount: discount, total_price: subtotal - discount,
      item_count: items.reduce(function (sum, item) { return sum + item.quantity; }, 0), items: items,
      cart_level_discount_applications: [], discount_codes: percent ? [{ code: cart.code, applicable: true }] : [],
    };
  }

  function set(cart, id, quantity) {
    cart.lines = cart.lines.filter(function (line) { return line.id !== id; });
    if (quantity > 0) cart.lines.push({ id: id, quantity: quantity });
  }

  function change(path, body) {
    var cart = load();
    var id = Number(body.id);
    var held = cart.lines.filter(function (line) { return line.id === id; })[0];
    if (/\/(add|change)\.js$/.test(path) && !product(id)) return null;
    if (/\/add\.js$/.test(path)) set(cart, id, (held ? held.quantity : 0) + Number(body.quantity || 1));
    if (/\/change\.js$/.test(path)) set(cart, id, Number(body.quantity));
    if (/\/update\.js$/.test(path)) cart.code = String(body.discount || "").trim().toUpperCase();
    if (/\/clear\.js$/.test(path)) cart = { lines: [], code: "" };
    save(cart);
    return cart;
  }

  function respond(status, data) {
    return Promise.resolve(new Response(JSON.stringify(data), { status: status, headers: { "content-type": "application/json" } }));
  }

  window.fetch = function (address, options) {
    var url = new URL(address && address.url || address, location.href);
    if (url.origin !== location.origin || !/^\/cart(\/(add|change|update|clear))?\.js$/.test(url.pathname)) {
      return ask.apply(this, arguments);
    }
    if (url.pathname === "/cart.js") return respond(200, answer(load()));
    var cart = change(url.pathname, JSON.parse(options && options.body || "{}"));
    return cart ? respond(200, answer(cart)) : respond(422, { status: 422, message: "Cart Error", description: "No such product" });
  };
})();
