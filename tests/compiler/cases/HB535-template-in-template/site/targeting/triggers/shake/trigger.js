export function watch(parameters, page, fire) {
  const a = `a ${`b  ${parameters.x}  c`} d`;
  if (a) fire();
}
