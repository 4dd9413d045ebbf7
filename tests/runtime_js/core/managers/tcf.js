// TCF: a stub queues what is asked until the manager comes; its listeners' ids begin at 0, a refusal names no purpose.
let queue = [];
const listeners = [];
let now = { gdprApplies: true, purpose: { consents: {} }, vendor: { consents: {} }, publisher: { consents: {} } };
let status = "cmpuishown";
const tell = (heard, id) => heard({ ...now, cmpStatus: "loaded", eventStatus: status, listenerId: id }, true);
const api = (command, version, callback) => {
  if (command === "addEventListener" && version === 2) tell(callback, listeners.push(callback) - 1);
};
const all = (ids) => ids.reduce((found, id) => ({ ...found, [id]: true }), {});
const say = (event, purposes, vendors) => {
  status = event;
  if (purposes) now = { ...now, purpose: { consents: all(purposes) }, vendor: { consents: all(vendors || []) } };
  listeners.forEach(tell);
};
const EVERY = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
return {
  away: () => delete window.__tcfapi,
  stub: () => {
    window.__tcfapi = (...given) => queue.push(given);
  },
  load: () => {
    window.__tcfapi = api;
    queue.forEach((given) => api(...given));
    queue = [];
  },
  back: () => {
    status = "tcloaded";
    now = { ...now, purpose: { consents: all(EVERY) } };
  },
  elsewhere: () => {
    now = { ...now, gdprApplies: false };
  },
  accept: () => say("useractioncomplete", EVERY, [1]),
  vendor: () => say("useractioncomplete", EVERY, [1, 755]),
  reject: () => say("useractioncomplete", []),
  some: () => say("useractioncomplete", [1, 8, 9]),
  publisher: () => {
    now = { ...now, publisher: { consents: { 8: false } } };
    say("useractioncomplete", EVERY);
  },
  reopen: () => say("cmpuishown"),
  broken: () => listeners.forEach((heard) => heard(null, false)),
};
