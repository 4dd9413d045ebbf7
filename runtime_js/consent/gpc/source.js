/**
 * Denies the purposes that hand data on (`sync`, `pixels`) while the browser sends Global Privacy Control, and has no
 * objection to the others. https://w3c.github.io/gpc/
 * @type {import("../../types").ConsentListen}
 */
export const listen = (answer, purposes) => {
  const sent = /** @type {any} */ (navigator).globalPrivacyControl === true;
  Object.keys(purposes).forEach((use) => {
    const purpose = purposes[use];
    answer({ [purpose]: !sent || (purpose !== purposes.sync && purpose !== purposes.pixels) });
  });
};
