// Consent Mode: gtag pushes its arguments; a tag manager puts a push of its own around the one that it finds.
function gtag() {
  window.dataLayer.push(arguments);
}
const ads = (value) => ({ ad_storage: value, ad_user_data: value, ad_personalization: value });
return {
  away: () => delete window.dataLayer,
  load: () => {
    window.dataLayer = window.dataLayer || [];
    window.dataLayer.push({ event: "gtm.js" });
    gtag("consent", "default", { ...ads("denied"), analytics_storage: "denied", wait_for_update: 500 });
  },
  load_elsewhere: () => {
    window.dataLayer = window.dataLayer || [];
    gtag("consent", "default", { ...ads("granted"), analytics_storage: "granted" });
  },
  region: () => gtag("consent", "default", { ...ads("denied"), region: ["DE"] }),
  manager: () => {
    const inner = window.dataLayer.push;
    window.dataLayer.push = (...given) => inner.apply(window.dataLayer, given);
  },
  accept: () => {
    gtag("consent", "update", ads("granted"));
    gtag("consent", "update", { analytics_storage: "granted" });
  },
  reject: () => gtag("consent", "update", { ...ads("denied"), analytics_storage: "denied" }),
  some: () => gtag("consent", "update", { ...ads("granted"), ad_user_data: "denied", analytics_storage: "granted" }),
  broken: () => gtag("consent", "update"),
};
