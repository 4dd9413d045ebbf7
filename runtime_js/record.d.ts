// The shapes of what the visitor's record holds. Types only, as types.d.ts, by which modules name them.

/** The visit that goes on. Times are ms since 1970. */
export interface Session {
  start: number;
  last: number;
  /** where visits are kept */
  views?: number;
  /** where landing is kept: path and query of its first page, and its referrer, empty when there is none */
  landing?: string;
  from?: string;
}

/**
 * What is kept for one use (`record(use)`); it goes when the purpose of the use is withdrawn. Beside these keys it holds
 * occurrences, `KIND:ID` -> {n, t}, where kinds are the names of the events; those of kind `shown` have the times of the
 * last showings in `at`, split by spaces.
 */
export interface Area {
  /** last activity, and the last one before this session */
  last?: number;
  previous?: number;
  /** how many there were; page views */
  sessions?: number;
  views?: number;
  /** the first session, as it began */
  origin?: Session;
  session?: Session;
  /** promotion last engaged, when, and the campaign that had shown it */
  engaged?: { id: string; at: number; campaign?: string };
  /** value by key, of the uses `profile` and `segments` */
  values?: { [key: string]: unknown };
  leads?: { [id: string]: Lead };
  /** of the use `sync`: what campaigns may tell apps of who sent a form, as JSON */
  handed?: string;
  // `safe:PROMOTION` -> { id, t }: by which the shop knows who asks for a coupon; `coupon:PROMOTION:POOL` -> Redeemed;
  // `prize:PROMOTION:BLOCK` -> { prize, t }: what was drawn
  [occurrence: string]: any;
}

/** What the shop's coupon endpoint answered; `expires` and `t` (when) in ms since 1970. */
export interface Redeemed { code?: string; prize?: string; expires?: number; screen?: string; t?: number }

/** A submission on its way. */
export interface Lead {
  /** the JSON text that is sent */
  body: string;
  /** when it was made, when it is tried next, and how often it was */
  made: number;
  next: number;
  /** until when it is left to the tab that sends it */
  held?: number;
  tries: number;
  promotion: string;
  /** that had shown the promotion; and those, split by spaces, whose goal is reached when the shop has it */
  campaign?: string;
  goals?: string;
  /** of what goes to an app, which waits in the area of `sync`: its name, and where and how it goes */
  app?: string;
  to?: string;
  headers?: { [name: string]: string };
}

/** A lead as apps get it: the shop's own, or what a campaign tells. `consent` holds what was agreed to, in its words. */
export interface Told {
  id: string;
  fields: { [name: string]: any };
  consent: { [name: string]: any };
  promotion?: string;
  campaign?: string;
  at: number;
  [more: string]: unknown;
}
