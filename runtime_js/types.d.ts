// The shapes that the compiler's tables and the runtime's modules share. Types only: nothing of this file ships.
// Python's side of `Data` is compiler/handbill/plan (tables) and compiler/handbill/emit (trees and styles).
import type { Experimenting, Test } from "./experiments";
import type { Previewing, Previews } from "./previews";
import type { Scheduled, Scheduling } from "./schedules";
import type { Shelves } from "./shelves";
import type { Order, Platform } from "./shop";
import type { CampaignRow, Step } from "./workflow/types";

/** Kleene's third value is 0.5, so that all = min, any = max, not = 1 - x. */
export type Truth = 0 | 0.5 | 1;

/** What a fact can be; undefined is unknown. Money in minor units, moments in ms since 1970, durations in ms. */
export type FactValue = boolean | number | string | string[] | Occurrence | undefined;
/** Something that happened `n` times, last at `t`. Never happened: n = 0, and t is no number. */
export interface Occurrence { n: number; t: number }

// ------------------------------------------------------------------ what the compiler writes

/** A literal, or parts: text, and facts to fill in as text. */
export type Text = string | (string | TextFact)[];
/** The forms of a count by its category (one, few, other) or by the number itself; `#` is the number. */
export interface Plural { [form: string]: string }
/** [index into `facts`, format or 0, fallback or 0, index into `facts` of the currency for format `money` or -1] */
export type TextFact = [number, string | Plural | 0, string | 0, number?];

/**
 * A node of the compiled markup: a text (string), the slot of a text (its index in the promotion's `texts`), or an
 * element: [tag, attributes or 0, ...children]. SVG is built with its namespace when the tag is `svg` or within one.
 * An attribute's value is a string, or a number: the slot of a text. A number below zero is a message that the
 * languages of the site say differently: the row of `Data.locales` at ~number.
 * Attribute `@`: the name of the action that is attached to the element (`Parts.actions`); its other words, split at a
 * space, are the action's arguments: "next result". Attribute `#`: the element is the container of the screens.
 */
export type Tree = string | number | [string, { [name: string]: string | number } | 0, ...Tree[]];

/**
 * [reader: index into Parts.facts, argument, name of the reader's purpose or absent when it needs none, live].
 * live: 0 or absent when it stays for the page view; else 1 + index of its family's `watch` in Parts.watches; -1 when it
 * is live and no `watch` announces it (it is read anew when a trigger fires or the page calls `show`, and a second has gone by).
 */
/** A fact of the shop's own has two more: 1 + index into Parts.types, and what that function has to know: the values of
 * a choice, the decimals of the currency. */
export type FactRow = [number, (any | 0)?, (string | 0)?, number?, number?, unknown?];
/** A test of a fact: [fact, word: index into Parts.words, argument]. Or of conditions before it in the table. */
export type ConditionRow =
  | [number, number, unknown]
  | ["&" | "|" | "!", ...number[]]
  | ScriptRow;
/** A script of the shop's: ["?" and its path, then for each fact that it reads ~(index into `facts`), its name]. */
export type ScriptRow = [string, ...(number | string)[]];
/** What such a script exports. */
export type Predicate = (fact: (name: string) => FactValue) => unknown;
/** [index into Parts.triggers and Data.kinds, parameters, condition: where it is armed at all (device), or -1]. A row
 * that only rows of combinations refer to (`of` of the parameters) is armed by them. */
export type TriggerRow = [number, { [name: string]: unknown }, number?];

export interface DesignRow {
  /** index into `frames` */
  frame: number;
  /** name of the screen → index into `screens`, the first shown first */
  screens: { [name: string]: number };
  /** indexes into `css`: the host's sheet first */
  css: number[];
  slot: string;
  layer: "dialog" | "popover" | "inline";
  /** selector of the element that holds it, where it stands in the flow of the page */
  into?: string;
  /** most showings per page, session, day, week, visitor */
  cap?: { [per: string]: number };
  /** ms to stay away after dismissal, submission, conversion, unanswered, engagement; 9e15 is for ever */
  after?: { [what: string]: number };
  /** 1 where the theme asks for the page's own font */
  font?: 1;
  /** purpose that gates it; absent: necessary */
  purpose?: string;
  /** whether it may show on a checkout page */
  checkout?: 1;
}

/**
 * [id, design, indexes into `triggers`, targeting: index into `conditions` or -1, the same by the facts
 * alone that stay for a page view, texts, extras]. The table begins with the
 * most important: highest priority first, those of equal priority by id.
 */
export type PromotionRow = [string, number, number[], number, number, Text[], PromotionExtras?];
export interface PromotionExtras extends Scheduled {
  /** slot → text of a narrow screen (< 600 px) */
  mobile?: { [slot: string]: Text | number };
  /** language → slot → text, where it differs from the first language; `m` and the slot is the text of a narrow screen;
   * `as` the design whose screens all of its texts belong to, where that is another one; `mas` that of a narrow screen */
  locales?: { [tag: string]: { [slot: string]: Text | number } };
  /** its experiment; `seed`, and `key` by which the record has the variant, are the name where they are left out */
  test?: Test;
  /** indexes into `shelves`: it shows only while one of them has a product */
  stock?: number[];
}

export interface Data extends Shelves, Previews {
  site: string;
  currency: string;
  zone?: string;
  /** the language of what was built last; the first one before that */
  locale: string;
  /** where there are several languages, each, the first one first, with the messages of the markup in their order */
  locales?: { [tag: string]: string[] };
  /** language → `messages` in it */
  spoken?: { [tag: string]: { [name: string]: string } };
  /** those that are written from right to left */
  leftward?: { [tag: string]: 1 };
  /** kind (promotion, campaign, experiment) → earlier name → the name it has now; where something was renamed */
  moved?: { [kind: string]: { [name: string]: string } };
  /** there when some text counts */
  plurals?: 1;
  /** whether an address has a fact in it, which is then of the format `uri` */
  addressed?: 1;
  /** use → purpose: promotions, profile, segments, events, … */
  purposes: { [use: string]: string };
  facts: FactRow[];
  conditions: ConditionRow[];
  /** beside Parts.triggers: [name of the trigger, 1 when it is a state] */
  kinds: [string, (0 | 1)?][];
  triggers: TriggerRow[];
  frames: Tree[];
  screens: Tree[][];
  css: string[];
  /** ms of the spans in which something may be shown so many times: day, week; those that some promotion asks for; page is 1 where page views are */
  spans?: { [per: string]: number };
  /** there when some test asks whether a fact is known at all */
  exists?: 1;
  /** what some rule, or a form, asks for and is therefore kept: visits, landing, values, events */
  kept: { [what: string]: 1 };
  /** there when some promotion is necessary, and has a record of its own; when something may be shown more than once in a
   * session, a day or a week, so that times are kept; when a screen has nothing to click; when a link leads to a place
   * on its page */
  necessary?: 1;
  /** the purposes that a promotion in the slot `consent` asks about, where the site has one */
  asked?: string[];
  /** what the sources of consent are told, in the order of `Parts.consent`; 0 for one that is told nothing */
  consent?: (import("./consent").ConsentSetting | 0)[];
  /** there when some slot holds several at once */
  many?: 1;
  /** there when the limits of slots alone would let two dialogs stand above each other */
  dialogs?: 1;
  times?: 1;
  silent?: 1;
  hashes?: 1;
  /** there when some promotion stays away after it went unanswered, which is kept only then */
  unanswered?: 1;
  /** there when some block is a game */
  plays?: 1;
  /** there when some tree draws an SVG */
  svg?: 1;
  /** there when Tab stops at more than controls and links: some tree says so by `tabindex` */
  tabs?: 1;
  /** there when more than one answer of a form can be wrong; when a form may be seen again, or its answers asked for */
  several?: 1;
  steps?: 1;
  /** there when a form is not sent but kept for a later one; when a promotion has forms on several screens; when the way
   * on from a form hangs on an answer, or is named */
  keeps?: 1;
  told?: 1;
  ways?: 1;
  /** kinds of controls of forms that a script asks about: types of inputs, and tags of others */
  controls: { [kind: string]: 1 };
  designs: DesignRow[];
  promotions: PromotionRow[];
  /** where the site has some; and whether one of them wants no other beside it */
  campaigns?: CampaignRow[];
  alone?: 1;
  /** whether some campaign begins at times only */
  timed?: 1;
  /** whether some step asks for what the shop's answer to a form may change */
  heard?: 1;
  /** the apps that something is handed to; what promotions do once the shop has a lead of theirs; which answers campaigns
   * may tell later; what fields ask and permit */
  apps?: import("./apps").AppRow[];
  submits?: { [promotion: string]: [kind: number, given: any][] };
  handed?: string[];
  asking?: import("./apps").Asking;
  /** gap in ms between two promotions, page: most in a page view; a slot that is not listed has no limits (inline) */
  slots: { [slot: string]: { max?: number; gap?: number; page?: number } };
  /** most promotions in one session */
  session?: number;
  endpoints: { [name: string]: string };
  /** 1 when some live fact is announced by no watch: it is read anew when a trigger fires or the page calls `show` */
  fresh?: 1;
  /** index into `conditions` that says "this is no checkout page", absent when no promotion needs it */
  elsewhere?: number;
  /** ms: a session ends after this long without activity (default 30 min) */
  idle?: number;
  /** ms: no session is longer (default 24 h) */
  longest?: number;
  /** ms from the last engagement to an order that counts as a conversion (default 14 days) */
  window?: number;
  /** ms in sight that count as a view engagement (default 8 s) */
  engaged?: number;
  /** ms that what belongs to a purpose is kept after the last visit (default 180 days) */
  keep?: { [purpose: string]: number };
  /** there when more is kept than what was shown */
  lasting?: 1;
  /** page type → glob as a regular expression's source, in the order of site.yml */
  pages?: [string, string][];
  /** address of the script, which the bundle finds out when it runs; only where images of its folder are shown */
  base?: string;
  /** texts that included modules show by themselves, by name */
  messages: { [name: string]: string };
  /** promotion → its gates in order, in development builds: [gate, ...lines] */
  gates?: { [promotion: string]: [string, ...GateLine[]][] };
}

/** [kind, argument, what is asked, what is wanted, `file:line` or 0, lines below]: compiler/handbill/plan/gates.py. The
 * argument of a test is [index into `conditions` or -1, type, ...indexes into `facts`], that of a group [index]. */
export type GateLine = [string, any, string, string, string | 0, GateLine[]?];

/** The first argument of `start`: the code that this bundle uses, named by the entry module that emit writes. */
export interface Parts extends Experimenting, Previewing, Scheduling {
  triggers: TriggerWatch[];
  facts: FactReader[];
  /** `watch` of each family of which a live fact is used */
  watches: FactWatch[];
  words: Word[];
  /** runtime_js/core/typed.js: what gives facts of the shop's own their type, where there are some */
  types?: ((found: any, known: any) => FactValue)[];
  /** runtime_js/core/ask.js: `ask`, where a condition asks a script; absent when none does */
  ask?: (row: ScriptRow, user: number) => number;
  /** path → the script that it asks */
  scripts?: { [path: string]: Predicate };
  actions: { [name: string]: Action };
  layers: { [layer: string]: Layer | undefined };
  /** runtime_js/dom/facttext.js: `fill`, where a text shows a fact; absent when every text is a literal */
  fill?: (text: Text) => string;
  /** runtime_js/dom/locale.js, where the site has several languages */
  speak?: (root: HTMLElement) => void;
  translate?: (open: Open, slot: number) => Text | undefined;
  /** runtime_js/dom/structure.js, where a language has screens of its own */
  structure?: (open: Open) => DesignRow;
  /** runtime_js/dom/address.js: `address`, where a promotion shows an image of the bundle's folder (its text begins with `./`) */
  address?: (path: string) => string;
  /** the sources of `consent:`, and those of `respect:` (a signal that denies is a source whose answer is no) */
  consent: import("./consent").ConsentListen[];
  platform: Platform;
  /** whether the visitor is a crawler: nothing begins for one then; absent when the site includes them */
  bot?: FactReader;
  /**
   * what some fact has to write down to be known later, where one is used that does: called when a page view begins or
   * its consent or data change; after an order that counts; when the shop has what a form has sent
   */
  views?: (() => void)[];
  orders?: ((order: { id: string | number; total?: number; currency?: string }) => void)[];
  leads?: ((said: import("./record").Told, lead: import("./record").Lead) => void)[];
  /** workflow/goals.js `aims`, where a form may reach what a campaign is for: what is kept of that with the lead */
  aims?: (fields: { [name: string]: unknown }) => { goals: string };
  /** core/later.js `early`, where a page view may begin before all that the page says of the visitor may be kept */
  early?: (call: (...given: any[]) => any, name: string, given: any[], entry: object, waiting: object[]) => void;
  /** core/moved.js, where something was renamed: gives what is kept under earlier names the name of today */
  move?: (root: any) => void;
  /** gates that only some sites need: core/only.js `only` when a promotion has `extras.only` */
  gates?: Gate[];
  /** dom/shelf.js `stock`, where a promotion shows only while it has products to show */
  stock?: Gate;
  /** the kinds of steps that its campaigns have; workflow/walk.js `walk`, where there are campaigns */
  steps: Step[];
  walk?: () => void;
  /** core/leads.js `underway`, where a step asks for what the shop's answer to a form may change */
  underway?: () => boolean;
  /** the apps' `send`; core/deliver.js `settled`, where there are some, or a promotion does something with its leads */
  apps: import("./apps").Send[];
  settled?: (lead: import("./record").Lead | undefined, safe: boolean) => void;
  /** modules of the shop's that steps call */
  codes: ((what: { campaign: string; step: string }) => void)[];
  /** core/diverted.js, in development builds of a site with apps: what is sent of what waits, and where */
  diverted?: (lead: import("./record").Lead) => import("./record").Lead;
  /** core/explain.js `explain`, in development builds */
  explain?: (id?: string) => unknown;
  /** core/reasons.js `reason`, where a state may end within the page view */
  reason?: (wanted: Want[], promotion: number, use: number, want: Want, ended: unknown) => void;
  /** what triggers hear of core: a hook that their manifests name */
  ordered?: (order: Order) => void;
  /**
   * called once, after the first page view has begun: core/beacon.js `sendEvents` when endpoints.events is set,
   * core/leads.js `sendLeads` when a block of the bundle captures leads
   */
  more?: (() => void)[];
}

/** Why a promotion waits to be shown: the name of the trigger, whether that is a state, and all the reasons there are
 * by the rows of their triggers, where a state may end; and the campaign whose step it is. */
export interface Want { name: string; state: unknown; by?: { [use: number]: Want }; campaign?: { campaign: string } }

/** Whether it may show now. */
export type Gate = (promotion: Promotion) => unknown;

// ------------------------------------------------------------------ what the modules are

/** The page view. All that a module attaches, it attaches with `signal`, and is rid of it when the page view ends. */
export interface PageView {
  signal: AbortSignal;
  /** when it started, on the clock of `mono()` */
  started: number;
}

/** targeting/triggers/<name>/trigger.js exports `watch`. `fire` may be called often; core knows what a state is.
 * `fire(true)` says that it is an event this time, though the trigger is a state (`cart_value` with `when: crosses`);
 * `fire("over")` that a state has ended, and `fire("close")` that what it has shown goes too.
 * A trigger `by_device` gets `parameters.mouse` and `parameters.touch`. A trigger that tests a fact gets `parameters.condition`, an index for `observe`. A combination gets `parameters.of`,
 * indexes into Data.triggers, and `parameters.event` when it is no state. `parameters.later` says that it stands behind
 * another trigger: what holds already does not count. */
export type TriggerWatch = (parameters: any, page: PageView, fire: (event?: boolean | "over" | "close") => void) => void;

/** targeting/facts/<family>/facts.js exports one reader a fact: `argument` is the name behind `*`, or the currency. */
export type FactReader = (argument?: any) => FactValue;
/** … and `watch`, if live: announces a change of the family's facts; called once, when a fact of it is first needed. */
export type FactWatch = (changed: () => void) => void;
/** runtime_js/core/words.js; never called with an unknown value, save a word that declares one parameter (`exists`). */
export type Word = (value: any, argument: any) => boolean;

/** runtime_js/dom/layers/<name>.js exports `layer`: brings the box of an open promotion above the page, and hands back
 * what takes it off again. Called anew when the page took the root away. */
export type Layer = (open: Open) => () => void;

/** A promotion as the runtime holds it. */
export interface Promotion {
  id: string;
  /** the campaign that shows it, or has shown it last */
  by?: { campaign: string };
  /** whether its experiment keeps it from this visitor */
  withheld?: boolean;
  /** what it is without its experiment, once that has been asked */
  written?: { texts: Text[]; extras: PromotionExtras; design: DesignRow };
  design: DesignRow;
  texts: Text[];
  extras: PromotionExtras;
  /** indexes into `triggers` */
  triggers: number[];
  /** index into `conditions`, or -1 */
  rule: number;
  /** likewise: what must not be false for it to be able to show in a page view */
  hope: number;
}

/** A promotion on the screen, as actions and layers see it. */
export interface Open extends Hooks {
  promotion: Promotion;
  root: HTMLElement;
  shadow: ShadowRoot;
  /** aborted when it closes */
  signal: AbortSignal;
  /** the frame's top element; attribute `data-stay` keeps a click outside from closing it */
  box: HTMLElement;
  /** the element that holds the blocks of the current screen */
  holder: HTMLElement;
  /** the current screen's name; `turn` of dom/screens.js goes to another */
  screen: string;
  /** screen → the one from which the shopper came to it, where some button goes back */
  trail?: { [screen: string]: string };
  /** whether a field is focused or filled: then nothing replaces or closes it; forms/form.js puts it here */
  touched?: () => boolean;
  /** what was answered so far, by the fields' names: texts, numbers, lists; empty where something was left out */
  answers?: { [name: string]: unknown };
  /** what each form said that was answered, in that order, where a promotion has several */
  told?: { form: string; fields: { [name: string]: unknown }; consent: { [name: string]: unknown } }[];
  /** whether a form was answered that leaves the sending to a later one */
  unsent?: boolean;
  /** the forms as they were left, by their ids: value of each control, and whether it was ticked */
  drafts?: { [form: string]: [string, boolean][] };
  /** plays the game of the screen, which may stand between a form and what follows it; false when it can't be played */
  play?: () => boolean;
  /** fills a slot's text */
  text: (slot: number) => string;
  /** takes it off the page; focus returns */
  remove: () => void;
  /** whether it was engaged, and whether its form was sent */
  answered?: boolean;
  submitted?: boolean;
}

/** Attached once to each element that carries `@`, when its screen is built. `argument` is what stood behind the name. */
export type Action = (element: HTMLElement, open: Open, argument: string) => void;

/** What core gives dom/show.js: called back as things happen on the screen. */
export interface Hooks {
  close: (by: string) => void;
  /** counts an engagement: kind and the block's id */
  engage: (kind: string, element?: string) => void;
  /** its definition of an impression is met; may be called again, counts once */
  seen: () => void;
}

export type { Calendar } from "./schedules";
export type { AppRow, Asking, Send } from "./apps";
export type { Test, VariantRow } from "./experiments";
export type { Area, Lead, Redeemed, Session, Told } from "./record";
export type { Cart, CartLine, Customer, Order, Place, Platform, Product } from "./shop";
export type { ConsentListen, ConsentSetting, Grants } from "./consent";
