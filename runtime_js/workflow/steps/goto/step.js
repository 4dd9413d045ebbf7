/** @type {import("../../types").Step} */
export const step = ({ to }) => to;
