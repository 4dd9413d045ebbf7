// Variants that an address asks for. Only development builds hold this module.

const KEY = "handbill-variant";

/**
 * The variant that the page's address wants shown, whoever the visitor is: `?handbill-variant=first-offer:shipping`, as
 * often as there are experiments to try. Nothing is kept of it.
 * @param {import("../types").Test} test
 * @returns {string | undefined}
 */
export const forced = ({ name, variants }) => {
  const start = name + ":";
  const asked = new URLSearchParams(location.search).getAll(KEY).filter((one) => one.startsWith(start)).pop();
  const variant = asked?.slice(start.length);
  if (variant === undefined || Object.hasOwn(variants, variant)) return variant;
  console.warn("The experiment '" + name + "' has no variant '" + variant + "'. There are: " + Object.keys(variants).join(", "));
  return undefined;
};
