// Shopify: the page's features load what answers; before an answer it allows what the visitor's country lets it.
let allowed = [false, false, false];
const api = {
  marketingAllowed: () => allowed[0],
  analyticsProcessingAllowed: () => allowed[1],
  saleOfDataAllowed: () => allowed[2],
};
const waiting = [];
const answer = (...given) => {
  allowed = given;
  document.dispatchEvent(new CustomEvent("visitorConsentCollected", { detail: {} }));
};
return {
  away: () => delete window.Shopify,
  stub: () => {
    window.Shopify = { loadFeatures: (_, done) => waiting.push(done) };
  },
  load: () => {
    window.Shopify = window.Shopify || {};
    window.Shopify.customerPrivacy = api;
    waiting.forEach((done) => done());
  },
  fail: () => waiting.forEach((done) => done(new Error("not loaded"))),
  load_elsewhere: () => {
    allowed = [true, true, true];
    window.Shopify = { customerPrivacy: api };
  },
  accept: () => answer(true, true, true),
  reject: () => answer(false, false, false),
  some: () => answer(true, true, false),
  broken: () => {
    window.Shopify.customerPrivacy = {};
    document.dispatchEvent(new CustomEvent("visitorConsentCollected"));
  },
};
