export default (fact) => fact("cart.valeu") > 5000 || fact("promotion.welcom.seen").n > 1;
