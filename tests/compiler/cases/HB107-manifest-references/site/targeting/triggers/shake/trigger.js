export function watch() {}
