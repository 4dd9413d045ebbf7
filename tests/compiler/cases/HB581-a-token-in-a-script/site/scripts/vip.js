// The shop's desk knows it by this one: q7Xw2LmZ9tRb4KcV8yNd3HsP
const password = "tents2026!";

export default (fact) => fact("page.path") !== "/" + password;
