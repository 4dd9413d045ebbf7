// What the shop sells. Prices in cents, as Shopify's cart speaks of them.
window.TARN = {
  currency: "EUR",
  shipping: 595,
  freeShippingFrom: 7500,
  products: [
    { id: 101, handle: "ridge-2", title: "Ridge 2 tent", type: "Tents", price: 28900, tags: ["shelter", "two-person"] },
    { id: 102, handle: "haul-40", title: "Haul 40 pack", type: "Packs", price: 14900, tags: ["carry"] },
    { id: 103, handle: "ember-stove", title: "Ember stove set", type: "Kitchen", price: 5900, tags: ["cook"] },
    { id: 104, handle: "glow-lantern", title: "Glow lantern", type: "Light", price: 3400, tags: ["light"] },
    { id: 105, handle: "drift-bag", title: "Drift sleeping bag", type: "Sleep", price: 17900, tags: ["sleep"] },
    { id: 106, handle: "squall-shell", title: "Squall shell", type: "Clothing", price: 19900, tags: ["rain"] },
  ],
};
