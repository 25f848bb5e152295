import type { ContactChannel } from "../channels/types";
import {
  ALL_CHANNELS,
  COLLECTORS,
  EVERYBODY,
  type BurstRule,
  type CapRule,
  type Confidence,
  type ConsentRule,
  type Note,
  type Rule,
  type RuleSpec,
  type WeekHours,
  type WindowRule,
} from "./rules";
import type { Flag, MessageElement } from "./types";

/** How packs are written: each builder is one part of a rule, so that a rule reads as a line. */
const sourced = (id: string, confidence: Confidence, citation: string) => ({ id, confidence, citation });

/** A rule that binds whoever asks for payment, a shop in its own name too. */
export const everybody = (id: string, confidence: Confidence, citation: string) => ({
  ...sourced(id, confidence, citation),
  binds: EVERYBODY,
});

/** A rule that binds collection agencies and lenders: law for them, good practice for others. */
export const collectors = (id: string, confidence: Confidence, citation: string) => ({
  ...sourced(id, confidence, citation),
  binds: COLLECTORS,
});

/** A rule of this house, where the law has no number: never presented as law. */
export const house = (id: string, why: string) => everybody(id, "H", `House rule: ${why}`);

export const open = (week: WeekHours, more: Partial<WindowRule> = {}): WindowRule => ({
  kind: "window",
  week,
  closedOnHolidays: false,
  ...more,
});
export const openButHolidays = (week: WeekHours, more: Partial<WindowRule> = {}): WindowRule =>
  open(week, { closedOnHolidays: true, ...more });

/** At most `max` in `days`; unless said otherwise everything tried counts, per person. */
export const cap = (
  max: number,
  days: number,
  counts: readonly ContactChannel[],
  more: Partial<Pick<CapRule, "unit" | "scope" | "per">> = {},
): CapRule => ({ kind: "cap", max, days, counts, unit: "attempt", scope: "person", ...more });

/** The law names no number for messages: the house profile's week holds, so that nobody is written to every day. */
export const houseWeek = (place: string): Rule => ({
  ...house(`${place}-HOUSE-CAP`, "three contacts in a week over all channels, where the law has no number"),
  channels: ALL_CHANNELS,
  minDaysPastDue: 1,
  spec: cap(3, 7, ALL_CHANNELS),
});

/** Allowed so many times and then never again. */
export const EVER = Number.POSITIVE_INFINITY;

export const burst = (max: number, minutes: number, counts: readonly ContactChannel[]): BurstRule => ({
  kind: "burst",
  max,
  minutes,
  counts,
});
export const consent = (need: ConsentRule["need"], across?: ConsentRule["across"]): ConsentRule => ({
  kind: "consent",
  need,
  ...(across === undefined ? {} : { across }),
});
export const paused = (flag: Flag): RuleSpec => ({ kind: "flag", flag });
export const script = (...classes: string[]): RuleSpec => ({ kind: "script", classes });
export const elements = (...needed: MessageElement[]): RuleSpec => ({ kind: "elements", elements: needed });
export const forbidden: RuleSpec = { kind: "forbidden" };

type Author = ReturnType<typeof everybody> | ReturnType<typeof collectors>;
export const note = (source: Author, text: string, more: Pick<Note, "effectiveFrom" | "effectiveTo"> = {}): Note => ({
  ...source,
  text,
  ...more,
});
