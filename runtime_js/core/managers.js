import { after } from "./clock.js";
import { guard } from "./events.js";

// What the sources share that read the consent manager of the page.

/** ms between two looks for a manager that is not there yet, and how many looks there are: two minutes. */
const EVERY = 500;
const LOOKS = 240;

/**
 * Returns what reads the manager and hands on what has changed. A purpose is granted once each name that it needs is; a
 * name that the manager denies denies it; all else, an error too, is unknown, so that a manager that breaks grants nothing.
 * @param {(grants: import("../types").Grants) => void} answer
 * @param {import("../types").ConsentSetting} setting
 * @param {(name: string) => boolean | undefined} ask what the manager says of one of its names
 */
export const reader = (answer, { needs }, ask) => {
  const asked = guard(ask, "consent");
  let last = "{}";
  return () => {
    /** @type {import("../types").Grants} */
    const grants = {};
    Object.keys(needs).forEach((purpose) => {
      const seen = needs[purpose].map((name) => asked(name));
      grants[purpose] = seen.includes(false) ? false : seen.every((one) => one === true) || undefined;
    });
    const text = JSON.stringify(grants);
    if (text === last) return;
    last = text;
    answer(grants);
  };
};

/**
 * Calls `use` with what `find` finds, as soon as that is there: managers come by tag managers, and late.
 * @param {() => any} find
 * @param {(found: any) => void} use
 */
export const appears = (find, use, looks = LOOKS) => {
  const found = guard(find, "consent")();
  if (found) guard(use, "consent")(found);
  else if (looks) after(EVERY, () => appears(find, use, looks - 1));
};
