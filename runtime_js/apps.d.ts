// The shapes of apps. Types only: nothing of this file ships. Python's side is compiler/handbill/plan/apps.py.

import type { Told } from "./record";

/** [name, index into Parts.apps, its options] */
export type AppRow = [string, number, { [option: string]: any }];

/** What the site's forms ask: goal by the name of the field that asks for an address, and of the consent that permits it. */
export interface Asking {
  addresses: { [field: string]: string };
  permits: { [field: string]: string };
}

/** One request to an app: it is sent until it has an answer, with the same words each time. */
export interface AppRequest {
  to: string;
  headers: { [name: string]: string };
  body: object;
}

/** runtime_js/apps/<name>/send.js exports `send`: the requests that a lead makes; none where it may not be told of it. */
export type Send = (lead: Told, options: any) => AppRequest[];
