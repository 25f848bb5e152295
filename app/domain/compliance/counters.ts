import { DAY_MS } from "../shared/duration";
import { dayNumber, dayOfNumber, instantOf, localMinutes } from "../time/local";
import type { ReadyRule } from "./ready";
import type { BurstRule, CapRule, CooldownRule, NoticeRule } from "./rules";
import type { ContactFacts, HistoryEntry } from "./types";
import { DAY_MINUTES, NEVER } from "./moments";

const MINUTE_MS = DAY_MS / DAY_MINUTES;
/** More periods ahead than a deferral may last. */
const MAX_PERIODS = 70;

type Counts = (entry: HistoryEntry) => boolean;

/** Written messages reach people when they are sent; a dial that nobody took up has not. */
const isOfUnit = ({ unit }: CapRule, { channel, kind }: HistoryEntry): boolean => {
  if (unit === "attempt") return true;
  if (unit === "conversation") return kind === "conversation";
  return kind !== "attempt" || (channel !== "voice_auto" && channel !== "voice_human");
};

/** A number that is not known may be the same. */
const isSameNumber = (a: string | undefined, b: string | undefined): boolean =>
  a === undefined || b === undefined || a === b;

const counterOf = (cap: CapRule, { rule }: ReadyRule, { contact }: ContactFacts): Counts => {
  const { reaches } = rule;
  return (entry) =>
    entry.kind !== "inbound" &&
    cap.counts.includes(entry.channel) &&
    isOfUnit(cap, entry) &&
    (cap.scope !== "number" || isSameNumber(entry.number, contact.number)) &&
    // Of an entry that does not say whom it reached, nobody knows that it was not there.
    (reaches === undefined || entry.reaches === undefined || reaches.includes(entry.reaches));
};

/** An entry that names no debt may have been about any. */
const isAbout = ({ debtIds }: HistoryEntry, debtId: string | undefined): boolean =>
  debtId === undefined || debtIds.length === 0 || debtIds.includes(debtId);

type Question = {
  readonly history: readonly HistoryEntry[];
  readonly counts: Counts;
  readonly debtId: string | undefined;
  readonly ms: number;
};

/** The first moment at which fewer than `max` counted contacts lie inside the span that ends then. */
const rollingFreeAt = (max: number, span: number, { history, counts, debtId, ms }: Question): number => {
  let inside = 0;
  for (let i = history.length - 1; i >= 0; i--) {
    const entry = history[i];
    if (!entry || entry.at.getTime() <= ms - span) break;
    if (!isAbout(entry, debtId) || !counts(entry)) continue;
    inside++;
    // The newest `max` of them fill the cap: it is free again once the oldest of these has aged out.
    if (inside === max) return entry.at.getTime() + span;
  }
  return ms;
};

/** First day and the day after the last of the calendar period that a day lies in; weeks begin on Monday. */
const periodOf = (per: NonNullable<CapRule["per"]>, day: number): readonly [number, number] => {
  if (per === "day") return [day, day + 1];
  if (per === "week") {
    const monday = day - ((((day + 3) % 7) + 7) % 7);
    return [monday, monday + 7];
  }
  const key = dayOfNumber(day);
  const [year, month] = [Number(key.slice(0, 4)), Number(key.slice(5, 7))];
  const next = month === 12 ? `${String(year + 1)}-01` : `${String(year)}-${String(month + 1).padStart(2, "0")}`;
  return [dayNumber(`${key.slice(0, 8)}01`), dayNumber(`${next}-01`)];
};

const startOfDay = (day: number, zone: string): number => instantOf(dayOfNumber(day), 0, zone).getTime();

/** The first moment in a calendar period of `zone` that has fewer than `max` counted contacts. */
const calendarFreeAt = (cap: CapRule, per: NonNullable<CapRule["per"]>, zone: string, question: Question): number => {
  const { history, counts, debtId, ms } = question;
  let at = ms;
  for (let n = 0; n < MAX_PERIODS; n++) {
    const [first, next] = periodOf(per, Math.floor(localMinutes(at, zone) / DAY_MINUTES));
    const [from, to] = [startOfDay(first, zone), startOfDay(next, zone)];
    const inside = history.filter(
      (entry) => entry.at.getTime() >= from && entry.at.getTime() < to && isAbout(entry, debtId) && counts(entry),
    );
    if (inside.length < cap.max) return at;
    at = to;
  }
  return NEVER;
};

const freeAt = (cap: CapRule, { zones }: ReadyRule, question: Question): number => {
  if (cap.per === undefined) return rollingFreeAt(cap.max, cap.days * DAY_MS, question);
  let latest = question.ms;
  for (const zone of zones) latest = Math.max(latest, calendarFreeAt(cap, cap.per, zone, question));
  return latest;
};

/** The first moment at which the cap has room; for a debt's cap, at which it has room for every debt of the contact. */
export const capped = (cap: CapRule, ready: ReadyRule, facts: ContactFacts, ms: number): number => {
  if (facts.history.length === 0) return ms;
  const question = { history: facts.history, counts: counterOf(cap, ready, facts), debtId: undefined, ms };
  if (cap.scope !== "debt" || facts.debts.length === 0) return freeAt(cap, ready, question);
  let latest = ms;
  for (const { id } of facts.debts) latest = Math.max(latest, freeAt(cap, ready, { ...question, debtId: id }));
  return latest;
};

/** The first moment at which fewer dials than the pattern's lie within its minutes. */
export const unburst = ({ max, minutes, counts }: BurstRule, { history, contact }: ContactFacts, ms: number): number =>
  rollingFreeAt(max, minutes * MINUTE_MS, {
    history,
    counts: ({ kind, channel, number }) =>
      kind === "attempt" && counts.includes(channel) && isSameNumber(number, contact.number),
    debtId: undefined,
    ms,
  });

const lastWhere = (history: readonly HistoryEntry[], is: Counts): number | undefined => {
  for (let i = history.length - 1; i >= 0; i--) {
    const entry = history[i];
    if (entry && is(entry)) return entry.at.getTime();
  }
  return undefined;
};

const after = (moment: number | undefined, wait: number, ms: number): number =>
  moment === undefined ? ms : Math.max(ms, moment + wait);

const isTalk = ({ counts: channels }: CooldownRule, { kind, channel }: HistoryEntry): boolean =>
  (kind === "conversation" || kind === "inbound") && channels.includes(channel);

/** The start of the first calendar day after the wait, in the zone where it comes last. */
export const cooledDown = (rule: CooldownRule, { zones }: ReadyRule, facts: ContactFacts, ms: number): number => {
  const talk = lastWhere(facts.history, (entry) => isTalk(rule, entry));
  let latest = ms;
  if (talk === undefined) return latest;
  for (const zone of zones)
    latest = Math.max(latest, startOfDay(Math.floor(localMinutes(talk, zone) / DAY_MINUTES) + rule.days, zone));
  return latest;
};

const isOutbound = ({ kind }: HistoryEntry): boolean => kind !== "inbound";

/** The end of the gap after the last contact that was made. */
export const spaced = (hours: number, { history }: ContactFacts, ms: number): number =>
  after(lastWhere(history, isOutbound), (hours * DAY_MS) / 24, ms);

/** The end of the wait after each debt's notice. */
export const noticed = ({ days, by }: NoticeRule, { debts, history, contact }: ContactFacts, ms: number): number => {
  let latest = ms;
  for (const { id, noticeAt } of debts) {
    if (noticeAt === undefined && !by.includes(contact.channel)) return NEVER;
    const isNotice: Counts = (entry) => isOutbound(entry) && by.includes(entry.channel) && isAbout(entry, id);
    latest = Math.max(latest, after(noticeAt?.getTime() ?? lastWhere(history, isNotice), days * DAY_MS, ms));
  }
  return latest;
};
