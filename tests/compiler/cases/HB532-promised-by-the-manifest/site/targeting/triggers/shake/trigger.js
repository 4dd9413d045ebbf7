export function listen(parameters, page, fire) {
  fire();
}
