export function watch(parameters, page, fire) {
  if (x { fire(); }
}
