/** Whether the visitor came from a mail, as far as the address tells. */
export default (fact) => {
  const from = fact("page.query.from");
  return from ? from === "mail" : undefined;
};
