import { hearPage } from "../../core/consent.js";

/**
 * Grants are what the page says by `handbill.consent`.
 * @type {import("../../types").ConsentListen}
 */
export const listen = (answer) => hearPage(answer);
