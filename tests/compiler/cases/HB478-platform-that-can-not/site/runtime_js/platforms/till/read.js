export function page_type() {}
