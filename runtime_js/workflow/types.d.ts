// The shapes of campaigns. Types only: nothing of this file ships. Python's side is compiler/handbill/plan/campaigns.py.

import type { Scheduled } from "../schedules";

/**
 * [id, indexes into `Data.triggers`, targeting: index into `conditions` or -1, the same by the facts alone that stay for a
 * page view, when it may begin again, steps, extras]. The table begins with the most important.
 * Again: ms after the last enrolment (9e15 is never), or `page`, `session`: once in each.
 */
export type CampaignRow = [string, number[], number, number, number | "page" | "session", StepRow[], CampaignExtras];
export interface CampaignExtras extends Scheduled {
  /** index into `conditions`: who it becomes true of leaves the campaign */
  exit?: number;
  /** whether nobody who is in it begins another */
  alone?: 1;
  /** the names of the fields of which one has to be filled for its conversion; without them that is an order */
  asks?: string[];
}

/**
 * [id, index into Parts.steps, parameters, row of the step behind it]. Every place to go on at is a row, also among the
 * parameters; -1 is the end. The first row is where a campaign begins.
 */
export type StepRow = [string, number, { [name: string]: any }, number];

/** Where a visitor stands: kept in the record under `at:CAMPAIGN`. */
export interface Here {
  /** the step's id: rows change with each build, ids don't */
  step: string;
  /** ms since 1970 */
  since: number;
  /** what the step has to know the next time it is asked */
  [memory: string]: any;
}

/**
 * runtime_js/workflow/steps/<name>/step.js exports `step`: what it does, and the row to go on at. Nothing: the visitor
 * waits here, and the step is asked again whenever something has changed. So what a step does at once it does only when it
 * goes on, and what it waits for it tells by the record, which outlives the page. One that may stand in `on_submit` gets
 * the lead there, and neither a place nor a campaign.
 */
export type Step = (given: any, here: Here, next: number, campaign: CampaignRow, sent?: import("../record").Told) => number | undefined;
