/**
 * Grants every purpose at once.
 * @type {import("../../../../../runtime_js/types").ConsentListen}
 */
export const listen = (answer, purposes) => {
  Object.keys(purposes).forEach((use) => answer({ [purposes[use]]: true }));
};
