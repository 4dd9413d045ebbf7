// Cookiebot: its object is there before its answers are, which it tells on every page.
const tell = (names, ...values) => {
  const [marketing, statistics, hasResponse] = values;
  window.Cookiebot = { consent: { necessary: true, preferences: false, statistics, marketing }, hasResponse };
  names.forEach((name) => window.dispatchEvent(new Event("CookiebotOn" + name)));
};
return {
  away: () => delete window.Cookiebot,
  load: () => tell([], false, false, false),
  accept: () => tell(["Accept", "ConsentReady"], true, true, true),
  reject: () => tell(["Decline", "ConsentReady"], false, false, true),
  some: () => tell(["Accept", "ConsentReady"], false, true, true),
  broken: () => {
    window.Cookiebot = { get consent() { throw new Error("broken"); } };
    window.dispatchEvent(new Event("CookiebotOnAccept"));
  },
};
