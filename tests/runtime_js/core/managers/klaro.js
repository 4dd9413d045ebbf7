// Klaro: tells of each switch that is touched, then of what is saved, then of what is applied. It has no events.
const watchers = [];
const config = {
  services: [
    { name: "handbill", purposes: ["marketing"] },
    { name: "pixel", purposes: ["marketing", "social"] },
    { name: "numbers", purposes: ["analytics"] },
  ],
};
const manager = { config, confirmed: false, consents: {}, savedConsents: {}, watch: (one) => watchers.push(one) };
const notify = (name) => watchers.forEach((one) => one.update(manager, name, {}));
const touch = (handbill, pixel, numbers) => {
  manager.consents = { handbill, pixel, numbers };
  notify("consents");
};
const save = (...given) => {
  touch(...given);
  manager.savedConsents = { ...manager.consents };
  manager.confirmed = true;
  notify("saveConsents");
  notify("applyConsents");
};
return {
  away: () => delete window.klaro,
  load: () => {
    window.klaro = { getManager: () => manager };
  },
  toggle: () => touch(true, true, true),
  accept: () => save(true, true, true),
  reject: () => save(false, false, false),
  some: () => save(true, false, true),
  reset: () => {
    manager.confirmed = false;
    touch(false, false, false);
  },
  broken: () => {
    manager.config = null;
    notify("saveConsents");
  },
};
