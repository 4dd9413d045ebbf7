// Grants are what the page says by `handbill.consent`.
export { hearPage as listen } from "../../core/consent.js";
