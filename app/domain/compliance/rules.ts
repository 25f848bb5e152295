import type { ContactChannel } from "../channels/types";
import type { ConsentKind, ContactFacts, ContactPurpose, Flag, MessageElement, Reach } from "./types";

export type CreditorKind = ContactFacts["creditor"]["kind"];

/** Minutes after local midnight; `end` is exclusive. */
export type Hours = { readonly start: number; readonly end: number };

/** Opening hours by weekday (Monday first); `null` is closed all day. */
export type WeekHours = readonly [
  Hours | null,
  Hours | null,
  Hours | null,
  Hours | null,
  Hours | null,
  Hours | null,
  Hours | null,
];

export type WindowRule = {
  readonly kind: "window";
  readonly week: WeekHours;
  /** No contact on public holidays of the pack's country and province. */
  readonly closedOnHolidays: boolean;
  /** Hours of holidays on which contact is possible, where they differ from the weekday's. */
  readonly holidayHours?: Hours;
  /** Further holidays that a rule names itself, as `date-holidays` writes days, for example "easter 1". */
  readonly moreHolidays?: readonly string[];
};

/** What a history entry has to be in order to count: everything tried, what reached somebody, or talks. */
export type CountUnit = "attempt" | "contact" | "conversation";

export type CapRule = {
  readonly kind: "cap";
  readonly max: number;
  /** Rolling, of 24 hours each; infinite where a thing is allowed so many times and never again. */
  readonly days: number;
  /** Counted by the calendar of the recipient's zones instead of rolling; `days` is then the longest such period. */
  readonly per?: "day" | "week" | "month";
  /** A written message counts as a contact when it is sent. */
  readonly unit: CountUnit;
  /** `debt` is one order's account; `number` counts what reached, or may have reached, the same telephone number. */
  readonly scope: "person" | "debt" | "number";
  /** Channels whose history counts towards the cap. */
  readonly counts: readonly ContactChannel[];
};

/** So many dials of a number that nobody took, within minutes, are a pattern: the next one is refused. */
export type BurstRule = {
  readonly kind: "burst";
  readonly max: number;
  readonly minutes: number;
  readonly counts: readonly ContactChannel[];
};

/** No contact for so many calendar days after a talk, whoever began it; the day of the talk is the first. */
export type CooldownRule = {
  readonly kind: "cooldown";
  readonly days: number;
  /** Channels on which a conversation, or somebody who got in touch, starts the wait. */
  readonly counts: readonly ContactChannel[];
};

/**
 * A written notice first, and then a wait. Where it is not known when a debt's notice was given, every written message
 * may have been it, and contacts that are not written are refused.
 */
export type NoticeRule = { readonly kind: "notice"; readonly days: number; readonly by: readonly ContactChannel[] };

export type GapRule = { readonly kind: "gap"; readonly hours: number };

export type ConsentRule = {
  readonly kind: "consent";
  readonly need: "granted" | "not_revoked";
  /** Ways of contact of which one withdrawn consent counts for all. */
  readonly across?: readonly ConsentKind[];
};
export type FlagRule = { readonly kind: "flag"; readonly flag: Flag };
/** Purposes that may not be mixed into messages about a debt. */
export type PurposeRule = { readonly kind: "purpose"; readonly purpose: ContactPurpose };

/** The wording, when the facts carry it, passes the script review; with classes, these classes of it. */
export type ScriptRule = { readonly kind: "script"; readonly classes?: readonly string[] };
/** The message, when the facts carry its wording, is also in this language. */
export type LanguageRule = { readonly kind: "language"; readonly language: string };
/** What a message has to contain; judged when the facts say what it contains. */
export type ElementsRule = { readonly kind: "elements"; readonly elements: readonly MessageElement[] };
/** No such contact at all, for example with third parties. */
export type ForbiddenRule = { readonly kind: "forbidden" };

export type TimedSpec = WindowRule | CapRule | BurstRule | CooldownRule | NoticeRule | GapRule;
export type TimelessSpec =
  ConsentRule | FlagRule | PurposeRule | ScriptRule | LanguageRule | ElementsRule | ForbiddenRule;
export type RuleSpec = TimedSpec | TimelessSpec;

/** First and last day (YYYY-MM-DD) of a rule or a pack; left out where the reference names none. */
export type InForce = { readonly effectiveFrom?: string; readonly effectiveTo?: string };

/** R: the official text was read; S: a secondary source; G: general knowledge; H: a rule of this house, never law. */
export type Confidence = "R" | "S" | "G" | "H";

type Sourced = {
  readonly id: string;
  readonly citation: string;
  readonly confidence: Confidence;
  /** Whom it binds by law. The strict profile applies it to everybody. */
  readonly binds: readonly CreditorKind[];
};

export type Rule = InForce &
  Sourced & {
    readonly channels: readonly ContactChannel[];
    /** The debt counts as one for this rule from so many days past due; the strict profile says one. */
    readonly minDaysPastDue?: number;
    /** Only in these provinces of the pack's country. */
    readonly provinces?: readonly string[];
    /** Only for contacts of this purpose, or that reach somebody so. */
    readonly purposes?: readonly ContactPurpose[];
    readonly reaches?: readonly Reach[];
    readonly spec: RuleSpec;
  };

/** A rule without a number that software could judge: shown to people, never evaluated as if it had one. */
export type Note = InForce & Sourced & { readonly text: string };

/** A region replaces or lifts a rule of its country; only for people who cannot be anywhere else in the country. */
export type Lift = InForce & {
  readonly rule: string;
  readonly citation: string;
  readonly channels?: readonly ContactChannel[];
  readonly provinces?: readonly string[];
};

/** How long records are kept by law: shown, not evaluated. */
export type Retention = Sourced & { readonly what: string; readonly months: number };

/** The rules of one jurisdiction as data, with their sources. */
export type Pack = InForce & {
  readonly id: string;
  readonly version: string;
  readonly reviewedOn: string;
  readonly country?: string;
  /** Members of a union of countries, in place of `country`. */
  readonly countries?: readonly string[];
  readonly province?: string;
  readonly city?: string;
  /** The pack says too little about hours and numbers to stand alone: the house profile stays on top of it. */
  readonly keepsHouse?: boolean;
  readonly rules: readonly Rule[];
  readonly notes?: readonly Note[];
  readonly lifts?: readonly Lift[];
  readonly retention?: readonly Retention[];
};

export const ALL_CHANNELS = ["email", "sms", "push", "voice_auto", "voice_human", "letter"] as const;
export const VOICE = ["voice_auto", "voice_human"] as const;
export const PHONE = ["voice_auto", "voice_human", "sms"] as const;
export const WRITTEN = ["email", "sms", "push"] as const;
export const MESSAGES = ["email", "sms", "push", "voice_auto", "voice_human"] as const;
export const EVERYBODY = ["first_party", "agency", "lender"] as const;
export const COLLECTORS = ["agency", "lender"] as const;

const at = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
/** "08:00-21:00" as minutes. */
export const hours = (text: string): Hours => ({ start: at(text.slice(0, 5)), end: at(text.slice(6)) });

/** The same hours on every day. */
export const everyDay = (text: string): WeekHours => {
  const day = hours(text);
  return [day, day, day, day, day, day, day];
};

/** Hours for Monday to Friday, Saturday and Sunday; `undefined` is closed. */
export const weekly = (weekdays: string, saturday?: string, sunday?: string): WeekHours => {
  const day = hours(weekdays);
  const of = (text: string | undefined) => (text === undefined ? null : hours(text));
  return [day, day, day, day, day, of(saturday), of(sunday)];
};
