export default async (fact) => fact("cart.count") > 2;
