export function watch(parameters, page, fire) {
  const clean = (text) => /a  b/.test(text);
  if (clean(document.title)) fire();
}
