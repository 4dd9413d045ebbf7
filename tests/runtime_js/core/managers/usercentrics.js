// Usercentrics: version 3 answers by promises, version 2 at once; before an answer what it says is a default.
let given = [true, true];
let answered = false;
let old = false;
const state = (yes) => (yes ? "ALL_ACCEPTED" : "ALL_DENIED");
const fire = (name) => window.dispatchEvent(new CustomEvent(name, { detail: { source: "x", type: "SAVE" } }));
const answer = (marketing, functional) => {
  given = [marketing, functional];
  answered = true;
  fire("UC_UI_CMP_EVENT");
};
return {
  away: () => {
    delete window.__ucCmp;
    delete window.UC_UI;
  },
  load: () => {
    window.__ucCmp = {
      getConsentDetails: async () => ({
        consent: { required: !answered, type: answered ? "EXPLICIT" : "IMPLICIT" },
        categories: { marketing: { state: state(given[0]) }, functional: { state: state(given[1]) } },
      }),
    };
    fire("UC_UI_INITIALIZED");
  },
  load_2: () => {
    window.UC_UI = {
      isInitialized: () => true,
      isConsentRequired: () => !answered,
      getServicesBaseInfo: () => [
        { categorySlug: "marketing", consent: { status: given[0] } },
        { categorySlug: "functional", consent: { status: given[1] } },
        { categorySlug: "functional", consent: { status: true } },
      ],
    };
    fire("UC_UI_INITIALIZED");
  },
  accept: () => answer(true, true),
  reject: () => answer(false, false),
  some: () => answer(false, true),
  broken: () => {
    if (window.__ucCmp) window.__ucCmp.getConsentDetails = () => Promise.reject(new Error("broken"));
    else window.UC_UI = { isInitialized: () => { throw new Error("broken"); } };
    fire("UC_UI_CMP_EVENT");
  },
};
