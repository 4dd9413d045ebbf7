// Grants are what the visitor answers to the site's own question.
export { hearOwn as listen } from "../../core/own.js";
