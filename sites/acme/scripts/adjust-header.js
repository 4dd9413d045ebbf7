// Greets in the header who is on a journey.
export default () => {
  const header = document.querySelector("header h1");
  if (header) header.textContent = "Acme Outdoor, yours again";
};
