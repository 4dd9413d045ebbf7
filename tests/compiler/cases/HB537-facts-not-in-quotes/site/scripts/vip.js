export default (fact) => {
  const names = ["count", "lines"];
  const read = fact;
  return names.some((name) => fact("cart." + name) > 2) || fact(`cart.count`) > 2 || fact("cart.count", 1) > 2;
};
