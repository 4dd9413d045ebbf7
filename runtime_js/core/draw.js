/**
 * Draws one of several by chance, each as often as its weight says: whole numbers, together at most 2^32. What lies
 * beyond the last whole multiple of their sum is drawn again, so that no remainder comes more often than another.
 * @param {number[]} weights
 * @returns {number} an index
 */
export const draw = (weights) => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const numbers = new Uint32Array(1);
  const end = 2 ** 32 - (2 ** 32 % total);
  do crypto.getRandomValues(numbers);
  while (numbers[0] >= end);
  let left = numbers[0] % total;
  return weights.findIndex((weight) => (left -= weight) < 0);
};
