/**
 * In the flow of the page, within the element that its design names: it takes no focus and covers nothing.
 * @returns {() => void}
 */
export const layer = () => () => {};
