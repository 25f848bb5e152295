import type { ContactChannel } from "../channels/types";
import type { ContactFacts } from "./types";

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
};

export type CapRule = {
  readonly kind: "cap";
  readonly max: number;
  /** Rolling, of 24 hours each. A calendar month is written as 31: whatever holds for that holds for any month. */
  readonly days: number;
  /** `attempt`: everything tried; `contact`: what reached somebody (a written message does); `conversation`: talks. */
  readonly unit: "attempt" | "contact" | "conversation";
  readonly scope: "person" | "debt";
  /** Channels whose history counts towards the cap. */
  readonly counts: readonly ContactChannel[];
};

/** No contact for so many calendar days after a talk, whoever began it; the day of the talk is the first. */
export type CooldownRule = {
  readonly kind: "cooldown";
  readonly days: number;
  /** Channels on which a conversation, or somebody who got in touch, starts the wait. */
  readonly counts: readonly ContactChannel[];
};
export type GapRule = { readonly kind: "gap"; readonly hours: number };
export type ConsentRule = { readonly kind: "consent"; readonly need: "granted" | "not_revoked" };
export type FlagRule = { readonly kind: "flag"; readonly flag: ContactFacts["flags"][number] };
/** Purposes that may not be mixed into messages about a debt. */
export type PurposeRule = { readonly kind: "purpose"; readonly purpose: ContactFacts["contact"]["purpose"] };

/** The wording, when the facts carry it, passes the script review. */
export type ScriptRule = { readonly kind: "script" };

export type RuleSpec =
  WindowRule | CapRule | CooldownRule | GapRule | ConsentRule | FlagRule | PurposeRule | ScriptRule;

/** First and last day (YYYY-MM-DD) of a rule or a pack; left out where the reference names none. */
export type InForce = { readonly effectiveFrom?: string; readonly effectiveTo?: string };

export type Rule = InForce & {
  readonly id: string;
  readonly citation: string;
  /** R: the official text was read; S: a secondary source; G: general knowledge; H: a rule of this house. */
  readonly confidence: "R" | "S" | "G" | "H";
  /** Whom the rule binds by law. The strict profile applies it to everybody. */
  readonly binds: readonly CreditorKind[];
  readonly channels: readonly ContactChannel[];
  /** The debt counts as one for this rule from so many days past due; the strict profile says one. */
  readonly minDaysPastDue?: number;
  readonly spec: RuleSpec;
};

/** The rules of one jurisdiction as data, with their sources. */
export type Pack = InForce & {
  readonly id: string;
  readonly version: string;
  readonly reviewedOn: string;
  readonly country?: string;
  readonly province?: string;
  readonly rules: readonly Rule[];
};

export const ALL_CHANNELS = ["email", "sms", "push", "voice_auto", "voice_human", "letter"] as const;
export const VOICE = ["voice_auto", "voice_human"] as const;
export const PHONE = ["voice_auto", "voice_human", "sms"] as const;
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
