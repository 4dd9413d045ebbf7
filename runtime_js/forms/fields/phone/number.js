/** Calling code, what stands before a number at home alone ("-": nothing), least and most digits of the rest. */
/** @typedef {string[]} Plan */

/**
 * A number as it was typed, in E.164: `+31612345678`. Nothing when it is no whole number.
 * @param {string} typed
 * @param {Plan} plan of the country that it is of unless it says otherwise
 * @returns {string}
 */
export const international = (typed, plan) => {
  const code = plan[0];
  const digits = typed.replace("(0)", "").replace(/\D/g, "");
  const abroad = /^\W*(\+|00)/.exec(typed);
  const whole = abroad && digits.slice(abroad[1] === "+" ? 0 : 2);
  if (!code || (whole && whole.indexOf(code))) return whole && /^[1-9]\d{6,14}$/.test(whole) ? "+" + whole : "";
  return home(whole ? whole.slice(code.length) : digits, plan, !whole);
};

/**
 * @param {string} digits
 * @param {Plan} plan
 * @param {boolean} again whether the calling code may stand before them, without its plus
 * @returns {string}
 */
const home = (digits, plan, again) => {
  const trunk = plan[1];
  const rest = digits.indexOf(trunk) ? digits : digits.slice(trunk.length);
  // An 8 before a number at home is also what some numbers begin with.
  const number = trunk === "8" && rest.length < +plan[2] ? digits : rest;
  if (number.length >= +plan[2] && number.length <= +plan[3]) return "+" + plan[0] + number;
  return again && !digits.indexOf(plan[0]) ? home(digits.slice(plan[0].length), plan, false) : "";
};
