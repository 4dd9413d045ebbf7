// vanilla-cookieconsent: one event on every page once there is an answer, another at each change. As a module it leaves no
// object behind.
let categories;
const tell = (names) =>
  names.forEach((name) => window.dispatchEvent(new CustomEvent("cc:on" + name, { detail: { cookie: { categories } } })));
const answer = (...given) => {
  const names = categories ? ["Change"] : ["FirstConsent", "Consent"];
  categories = ["necessary"].concat(given);
  tell(names);
};
return {
  away: () => delete window.CookieConsent,
  load: () => {
    window.CookieConsent = {
      validConsent: () => !!categories,
      getUserPreferences: () => ({ acceptedCategories: categories }),
    };
  },
  back: () => tell(["Consent"]),
  accept: () => answer("analytics", "marketing"),
  reject: () => answer(),
  some: () => answer("analytics"),
  broken: () => window.dispatchEvent(new CustomEvent("cc:onChange")),
};
