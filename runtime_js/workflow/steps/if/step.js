import { truth } from "../../../core/facts.js";
import { unanswered } from "../../walk.js";

/** @type {import("../../types").Step} */
export const step = (given) => (unanswered(given) ? undefined : truth(given.when) === 1 ? given.then : given.else);
