import { truth } from "../../../core/facts.js";

/** @type {import("../../types").Step} */
export const step = ({ when, then, else: other }) => (truth(when) === 1 ? then : other);
