export function rain() {}
export function wind() {}
export function look() {}
