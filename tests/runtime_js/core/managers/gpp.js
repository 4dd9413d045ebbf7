// GPP: a stub queues what is asked; while the visitor chooses, sections change and the signal is not ready.
let queue = [];
const listeners = [];
let ping = { gppVersion: "1.1", supportedAPIs: ["2:tcfeuv2", "7:usnat", "8:usca"], applicableSections: [7], parsedSections: {} };
let signal = "not ready";
const tell = (name) => (heard) => heard({ eventName: name, listenerId: 1, pingData: { ...ping, signalStatus: signal } }, true);
const api = (command, callback) => {
  if (command === "addEventListener") tell("listenerRegistered")(callback, listeners.push(callback));
};
const choose = (core, gpc) => {
  signal = "not ready";
  const usnat = gpc === undefined ? core : [core, { GpcSegmentType: 1, Gpc: gpc }];
  ping = { ...ping, parsedSections: { usnat, usca: [{ SaleOptOut: core.SaleOptOut, SharingOptOut: core.SharingOptOut }] } };
  listeners.forEach(tell("sectionChange"));
  signal = "ready";
  listeners.forEach(tell("signalStatus"));
};
const core = (SaleOptOut, SharingOptOut, TargetedAdvertisingOptOut) => ({ SaleOptOut, SharingOptOut, TargetedAdvertisingOptOut });
const apply = (...ids) => {
  ping = { ...ping, applicableSections: ids };
};
return {
  away: () => delete window.__gpp,
  stub: () => {
    window.__gpp = (...given) => queue.push(given);
  },
  load: () => {
    window.__gpp = api;
    queue.forEach((given) => api(...given));
    queue = [];
  },
  back: () => choose(core(2, 2, 2)),
  europe: () => apply(2),
  california: () => apply(8),
  elsewhere: () => apply(-1),
  choosing: () => {
    signal = "not ready";
    ping = { ...ping, parsedSections: { usnat: core(1, 1, 1) } };
    listeners.forEach(tell("sectionChange"));
  },
  accept: () => choose(core(2, 2, 2), false),
  reject: () => choose(core(1, 1, 1), false),
  some: () => choose(core(2, 2, 1), false),
  silent: () => choose(core(0, 2, 2), false),
  gpc: () => choose(core(2, 2, 2), true),
  broken: () => listeners.forEach((heard) => heard({ eventName: "error" }, false)),
};
