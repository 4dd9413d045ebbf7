// Where what an app would get goes instead. Only development builds hold this module.

/** Before the name of the app: compiler/handbill/plan/development.py. */
const INBOX = "/handbill/apps/";

/**
 * What waits, as a page that somebody tries something on may send it: what is an app's goes to the development server, in
 * the same words, beside the address that it would have gone to (whole, since a header takes no other letters than ASCII).
 * @param {import("../types").Lead} lead
 * @returns {import("../types").Lead}
 */
export const diverted = (lead) => {
  if (!lead.app) return lead;
  const meant = new URL(String(lead.to), location.href).href;
  return { ...lead, to: INBOX + lead.app, headers: { ...lead.headers, "Handbill-To": meant } };
};
