/** ISO 4217, as compiler/handbill/model/currencies.py has it. Of `Intl` only shops' habits can be asked, which are not its units. */
const NONE = /BIF|CLP|DJF|GNF|ISK|JPY|KMF|KRW|PYG|RWF|UGX|VND|VUV|XAF|XOF|XPF/;
const THREE = /BHD|IQD|JOD|KWD|LYD|OMR|TND/;

/** How many decimals the minor unit of a currency has. @param {string} currency */
export const digitsOf = (currency) => (NONE.test(currency) ? 0 : THREE.test(currency) ? 3 : 2);
