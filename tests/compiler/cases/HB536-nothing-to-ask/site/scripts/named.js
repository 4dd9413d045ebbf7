export const vip = (fact) => fact("cart.count") > 2;
