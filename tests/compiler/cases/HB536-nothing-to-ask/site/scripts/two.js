export default (fact, page) => fact("cart.count") > page;
