// When something may show, as the compiler writes it (plan/schedules.py) and the page asks it.

export interface Scheduled {
  /** ms since 1970, from (included) and until (not included); 0 is open */
  when?: [number, number];
  /** days and hours, on the wall clock of the site's zone */
  only?: Calendar;
}

/**
 * Days as `getUTCDay` has them; spans of minutes, from (included) until (not included), since the day began: at
 * midnight, or `late` minutes after it.
 */
export interface Calendar {
  days?: number[];
  minutes?: [number, number][];
  late?: number;
}
