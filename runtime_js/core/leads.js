import { after, now } from "./clock.js";
import { allows } from "./consent.js";
import { leadSettled } from "./coupons.js";
import { emit, guard, listen } from "./events.js";
import { json, parse } from "./json.js";
import { submitted } from "./promotion.js";
import { held, read, record, save } from "./record.js";
import { session } from "./session.js";
import { data, parts } from "./site.js";

/** @typedef {import("../types").Lead} Lead */
/** @typedef {(state: string, answer?: { [field: string]: string }) => void} Settled */

/** Retries: the first after this many ms, then twice as long each time. */
const FIRST = 3e3;
const TRIES = 10;
/** ms after which a lead is given up. */
const OLD = 6048e5;
/** Most ms that a Retry-After is obeyed for. */
const PATIENCE = 36e5;
/** ms for which what is on its way is left to the tab that sends it. */
const HELD = 1e4;

/** Who waits for which answer, on this page. @type {{ [id: string]: Settled }} */
const hearers = {};
/** Ids that are on their way. @type {{ [id: string]: boolean }} */
const flying = {};

/** The consent use under which something waits: the ids of what goes to apps have slashes. @param {string} id */
const useOf = (id) => (parts.apps && id.includes("/") ? "sync" : "promotions");

/**
 * All that waits beside that of this id; nothing while that may not be kept.
 * @param {string} [id]
 * @returns {{ [id: string]: Lead | undefined }}
 */
const pending = (id = "") => allows(useOf(id)) ? { ...record(useOf(id)).leads, ...held[useOf(id)] } : {};

/**
 * Puts a lead into the record, or takes it out.
 * @param {string} id
 * @param {Lead} [lead]
 */
const keep = (id, lead) => {
  const use = useOf(id);
  held[use] = { ...held[use], [id]: lead };
  save((area) => {
    area.leads = { ...area.leads, [id]: lead };
  }, use);
};

/** What the visit came with. */
const utm = () => {
  /** @type {{ [name: string]: string }} */
  const found = {};
  const query = new URLSearchParams(((session() || { landing: "" }).landing || location.search).split("?")[1] || "");
  ["source", "medium", "campaign", "term", "content"].forEach((name) => {
    const value = query.get("utm_" + name);
    if (value) found[name] = value;
  });
  return found;
};

/** Whether a form of this visitor's is on its way to the shop. */
export const underway = () => Object.values(pending()).some(Boolean);

/**
 * Lets those write down what was sent who need it later, once the shop has it. What an app was told is no lead.
 * @param {Lead} [lead]
 */
const note = (lead) => {
  if (lead && !(parts.apps && lead.app)) {
    /** @type {NonNullable<typeof parts.leads>} */ (parts.leads).forEach((fn) => guard(() => fn(parse(lead.body), lead), "record")());
  }
};

/**
 * Takes a lead off the queue and tells its form: `safe`, or `refused` with the shop's words by field.
 * @param {string} id
 * @param {string} state
 * @param {any} [answer]
 */
const settle = (id, state, answer) => {
  const lead = data.endpoints.coupons && pending(id)[id];
  if (parts.leads && state === "safe") note(pending(id)[id]);
  // What follows waits in the record before this leaves it.
  if (parts.settled) guard(parts.settled, "on_submit")(pending(id)[id], state === "safe");
  keep(id);
  if (data.endpoints.coupons && lead && !(parts.apps && lead.app)) leadSettled(lead.promotion, state === "safe" ? id : "");
  if (hearers[id]) hearers[id](state, answer);
  delete hearers[id];
};

/**
 * When to try again: as the shop says, else 3 s, 6 s, 12 s, ... give or take a half. In ms from now.
 * @param {Lead} lead
 * @param {Response} [response]
 */
const pause = (lead, response) => {
  const wish = (response && response.headers.get("Retry-After")) || "";
  const ms = /^\d+$/.test(wish) ? +wish * 1e3 : Date.parse(wish) - now();
  return ms > 0 ? Math.min(ms, PATIENCE) : FIRST * 2 ** lead.tries * (0.5 + Math.random());
};

/**
 * What the shop says of a refused lead's fields: `{errors: {email: "..."}}`, or the map itself.
 * @param {Response} response
 */
const words = (response) => response.json().then((found) => (found && found.errors) || found, () => ({}));

/**
 * Takes off the queue what the shop will never have, and tells it, as nobody may be there to see it refused.
 * @param {string} id
 * @param {string} why
 */
const giveUp = (id, why) => {
  settle(id, "refused");
  emit("error", { where: "leads", message: why + ": " + id });
};

/**
 * Keeps a lead for another try; one that was tried too often or is too old is given up, and that is told. Where the browser
 * knows of no network nothing was tried, and the lead waits until there is one, or another page.
 * @param {string} id
 * @param {Response} [response]
 */
const retry = (id, response) => {
  const lead = pending(id)[id];
  if (!lead) return;
  const tried = response || navigator.onLine;
  const next = { ...lead, tries: lead.tries + +!!tried, next: now() + pause(lead, response), held: 0 };
  if (next.tries > TRIES || now() - lead.made > OLD) {
    return giveUp(id, "given up");
  }
  keep(id, next);
  if (tried) after(next.next - now(), () => send(id));
};

/** Asks for it, by the page's own `fetch`, which may fail at once. @param {string} to @param {RequestInit & { body: string }} how */
export const ask = async (to, how) => (parts.pretend || fetch)(to, how);

/**
 * Sends a lead. It leaves the queue when the shop has answered for good.
 * @param {string} id
 */
const send = (id) => {
  // Another tab may have sent it, or be sending it.
  read();
  const lead = pending(id)[id];
  if (!lead || flying[id]) return;
  const wait = (record(useOf(id)).leads?.[id]?.held || 0) - now();
  // One that is longer comes of a clock that was wrong.
  if (wait > 0 && wait <= HELD) {
    after(wait, () => send(id));
    return;
  }
  // An app that the shop has taken out is told no more.
  if (parts.apps && lead.app && !(data.apps || []).some((row) => row[0] === lead.app)) return keep(id);
  flying[id] = true;
  keep(id, { ...lead, held: now() + HELD });
  const sent = parts.diverted ? parts.diverted(lead) : lead;
  ask((parts.apps && sent.to) || data.endpoints.leads, {
    method: "POST",
    headers: (parts.apps && sent.headers) || { "Content-Type": "application/json", "Idempotency-Key": id },
    body: lead.body,
    keepalive: lead.body.length < 2e4,
  }).then(guard((response) => {
    flying[id] = false;
    const status = response.status;
    if (response.ok && !(parts.apps && lead.app)) emit("lead", { promotion: lead.promotion, id, ...data.campaigns && { campaign: lead.campaign } });
    if (response.ok || status === 409) settle(id, "safe");
    else if (status === 400 || status === 422) words(response).then(guard((found) => settle(id, "refused", found), "leads"));
    else if (status === 429 || status > 499) retry(id, response);
    else giveUp(id, "refused with " + status);
  }, "leads"), guard(() => {
    flying[id] = false;
    retry(id);
  }, "leads"));
};

/** Sends what waits: what earlier pages left, once it is due, and everything when the network is back. */
export const sendLeads = () => {
  const all = (/** @type {boolean} */ back) => {
    const leads = parts.apps ? { ...pending(), ...pending("/") } : pending();
    Object.keys(leads).forEach((id) => after(back ? 0 : Math.max(0, Math.min((leads[id]?.next || 0) - now(), PATIENCE)), () => send(id)));
  };
  listen(window, "online", () => all(true));
  all(false);
};

/** Nobody else has this id. */
export const newId = () => crypto.getRandomValues(new Uint32Array(4)).join("-");

/**
 * Takes in what goes to an app: it is kept, sent and sent again as leads are.
 * @param {string} id of the lead, the app and the request, split by slashes: the same however often it is handed in
 * @param {{ app: string, to: string, headers: { [name: string]: string }, body: string }} request
 */
export const post = (id, request) => {
  keep(id, { ...request, made: now(), next: now(), tries: 0, promotion: "" });
  send(id);
};

/**
 * Takes a submission in: from here on it is not lost, and not sent twice.
 * @param {import("../types").Open} open
 * @param {{ [name: string]: unknown }} fields
 * @param {{ [name: string]: unknown }} consent the texts that were agreed to, with their hashes
 * @param {boolean} suspect looks like a machine's: marked, sent all the same
 * @param {Settled} settled `safe` once the shop has it, `refused` with its words
 */
export const submit = (open, fields, consent, suspect, settled) => {
  const promotion = open.promotion;
  const id = newId();
  const at = now();
  const said = {
    id, fields, consent, promotion: promotion.id, page: location.href, referrer: document.referrer, utm: utm(),
    locale: (parts.translate && open.root.lang) || data.locale, at, suspect: suspect || undefined,
  };
  hearers[id] = settled;
  keep(id, {
    body: json(parts.named ? parts.named(said) : said), made: at, next: at, tries: 0, promotion: promotion.id,
    ...data.campaigns && promotion.by, ...parts.aims && parts.aims(fields),
  });
  submitted(open, Object.keys(fields));
  send(id);
};
