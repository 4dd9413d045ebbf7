// When something may show, as the compiler writes it (plan/schedules.py) and the page asks it.

export interface Scheduled {
  /** ms since 1970, from (included) and until (not included); 0 is open */
  when?: [number, number];
  /** what a clock on the wall tells, the site's or the visitor's */
  only?: Calendar;
}

/**
 * Days as `getUTCDay` has them; spans of minutes, from (included) until (not included), since the day began: at
 * midnight, or `late` minutes after it; days of a month, and whether its `last` day is one. `pauses` are from (included)
 * until (not included), in ms since 1970. With `local` all are those of the visitor's clock, and so are `from` and
 * `until`: ms as if that clock stood in UTC.
 */
export interface Calendar {
  days?: number[];
  minutes?: [number, number][];
  late?: number;
  dates?: number[];
  last?: 1;
  pauses?: [number, number][];
  local?: 1;
  from?: number;
  until?: number;
}

/** Parts that only some sites have. */
export interface Scheduling {
  /** core/only.js `only`, when a campaign has `extras.only` */
  only?: (what: { extras: Scheduled }) => boolean;
}
