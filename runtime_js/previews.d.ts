// The shapes of what bundles hold whose site has links to previews. Types only, as types.d.ts, which extends them.
import type { Data, Parts } from "./types";

/** A part of the tables. */
export interface Previews {
  /** until when links to previews hold, in ms since 1970, by the SHA-256 of their tokens */
  previews?: { [digest: string]: number };
}

/** Parts of core/preview.js. */
export interface Previewing {
  /** begins in place of core/start.js */
  start?: (code: Parts, tables: Data) => void;
  /** in a preview stands in the place of `fetch` */
  pretend?: (to: string, request: { body: string }) => Promise<Response>;
  /** which events are not told */
  silent?: (name: string) => boolean;
  /** the moment that it is instead; NaN: none */
  ahead?: () => number;
}
