// OneTrust: tells its groups at every load and change, before an answer too.
let closed = false;
const tell = (groups) => {
  window.OnetrustActiveGroups = "," + groups.join(",") + ",";
  window.OneTrust = { IsAlertBoxClosed: () => closed };
  ["OneTrustGroupsUpdated", "OTConsentApplied"].forEach((name) =>
    window.dispatchEvent(new CustomEvent(name, { detail: groups })));
};
const answer = (groups) => {
  closed = true;
  tell(groups);
};
return {
  away: () => {
    delete window.OnetrustActiveGroups;
    delete window.OneTrust;
  },
  load: () => tell(["C0001"]),
  load_elsewhere: () => tell(["C0001", "C0002", "C0003", "C0004"]),
  accept: () => answer(["C0001", "C0002", "C0003", "C0004"]),
  reject: () => answer(["C0001"]),
  some: () => answer(["C0001", "C0002"]),
  broken: () => {
    Object.defineProperty(window, "OnetrustActiveGroups", { get() { throw new Error("broken"); }, configurable: true });
    window.dispatchEvent(new CustomEvent("OneTrustGroupsUpdated"));
  },
};
