import { DAY_MS } from "../shared/duration";
import { isPublicHoliday } from "../time/holidays";
import { reviewScript } from "../messages/review/review";
import { dayOfNumber, instantOf, localMinutes } from "../time/local";
import type { Place } from "./places";
import type { CapRule, ConsentRule, CooldownRule, Rule, RuleSpec, WindowRule } from "./rules";
import type { ContactFacts, Flag, HistoryEntry, Reason } from "./types";

/** A rule made ready for one person's whereabouts. */
export type ReadyRule = {
  readonly rule: Rule;
  readonly reason: Reason;
  readonly zones: readonly string[];
  readonly holidayPlaces: readonly Place[];
  /** Days past due from which it applies; minus infinity when always. */
  readonly fromDaysPastDue: number;
  /** The moments between which it is in force; `until` is exclusive. */
  readonly since: number;
  readonly until: number;
};

/** No moment: the rule refuses however long one waits. */
export const NEVER = Number.POSITIVE_INFINITY;

const DAY_MINUTES = 1_440;
const HOUR_MS = DAY_MS / 24;
/** A week with holidays on every day has never been seen; a fortnight is enough to find an opening. */
const LOOK_AHEAD_DAYS = 14;

const isClosedDay = (ready: ReadyRule, dateKey: string): boolean =>
  ready.holidayPlaces.some(({ country, province }) => isPublicHoliday(country, province, dateKey));

const hoursOn = (window: WindowRule, ready: ReadyRule, epochDay: number) => {
  // 1970-01-01 was a Thursday; Monday is first.
  const hours = window.week[(((epochDay + 3) % 7) + 7) % 7] ?? null;
  return hours !== null && window.closedOnHolidays && isClosedDay(ready, dayOfNumber(epochDay)) ? null : hours;
};

/** The first moment from `ms` at which the zone's clock is inside the window. */
const nextOpen = (window: WindowRule, ready: ReadyRule, zone: string, ms: number): number => {
  const local = localMinutes(ms, zone);
  const today = Math.floor(local / DAY_MINUTES);
  const now = local - today * DAY_MINUTES;
  const hours = hoursOn(window, ready, today);
  if (hours !== null && now >= hours.start && now < hours.end) return ms;
  for (let ahead = hours !== null && now < hours.start ? 0 : 1; ahead <= LOOK_AHEAD_DAYS; ahead++) {
    const later = hoursOn(window, ready, today + ahead);
    if (later === null) continue;
    const opens = instantOf(dayOfNumber(today + ahead), later.start, zone).getTime();
    if (opens > ms) return opens;
  }
  return NEVER;
};

const inAllZones = (window: WindowRule, ready: ReadyRule, ms: number): number => {
  let latest = ms;
  for (const zone of ready.zones) latest = Math.max(latest, nextOpen(window, ready, zone, ms));
  return latest;
};

/** Written messages reach people when they are sent; a dial that nobody took up has not. */
const counts = (cap: CapRule, entry: HistoryEntry): boolean => {
  if (entry.kind === "inbound" || !cap.counts.includes(entry.channel)) return false;
  if (cap.unit === "attempt") return true;
  if (cap.unit === "conversation") return entry.kind === "conversation";
  const isWritten = entry.channel !== "voice_auto" && entry.channel !== "voice_human";
  return isWritten || entry.kind !== "attempt";
};

/** An entry that names no debt may have been about any. */
const isAbout = ({ debtIds }: HistoryEntry, debtId: string | undefined): boolean =>
  debtId === undefined || debtIds.length === 0 || debtIds.includes(debtId);

/** The first moment at which fewer than `max` counted contacts lie inside the window that ends then. */
const capFreeAt = (cap: CapRule, history: readonly HistoryEntry[], debtId: string | undefined, ms: number): number => {
  const span = cap.days * DAY_MS;
  let inside = 0;
  for (let i = history.length - 1; i >= 0; i--) {
    const entry = history[i];
    if (!entry || entry.at.getTime() <= ms - span) break;
    if (!counts(cap, entry) || !isAbout(entry, debtId)) continue;
    inside++;
    // The newest `max` of them fill the cap: it is free again once the oldest of these has aged out.
    if (inside === cap.max) return entry.at.getTime() + span;
  }
  return ms;
};

const capped = (cap: CapRule, facts: ContactFacts, ms: number): number => {
  if (cap.scope === "person") return capFreeAt(cap, facts.history, undefined, ms);
  let latest = ms;
  for (const { id } of facts.debts) latest = Math.max(latest, capFreeAt(cap, facts.history, id, ms));
  return latest;
};

const lastWhere = (history: readonly HistoryEntry[], is: (entry: HistoryEntry) => boolean): number | undefined => {
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
const cooledDown = (rule: CooldownRule, { zones }: ReadyRule, facts: ContactFacts, ms: number): number => {
  const talk = lastWhere(facts.history, (entry) => isTalk(rule, entry));
  let latest = ms;
  if (talk === undefined) return latest;
  for (const zone of zones) {
    const day = Math.floor(localMinutes(talk, zone) / DAY_MINUTES);
    latest = Math.max(latest, instantOf(dayOfNumber(day + rule.days), 0, zone).getTime());
  }
  return latest;
};

const reviews = new WeakMap<ContactFacts["contact"], boolean>();

/** One contact is reviewed once, however many moments are tried for it. */
const isClean = ({ contact, recipient }: ContactFacts): boolean => {
  const { subject, text, channel } = contact;
  if (subject === undefined && text === undefined) return true;
  const known = reviews.get(contact);
  if (known !== undefined) return known;
  const { ok } = reviewScript({ subject, text: text ?? "", channel, locale: recipient.language });
  reviews.set(contact, ok);
  return ok;
};

const isConsented = ({ need }: ConsentRule, { contact, consents }: ContactFacts): boolean => {
  if (contact.channel === "letter") return true;
  const kind = contact.channel === "voice_auto" || contact.channel === "voice_human" ? "voice" : contact.channel;
  const state = consents[kind];
  return state === "granted" || (need === "not_revoked" && state === "none");
};

/** A service message is not about paying: of the person-level stops only those that end all contact bind it. */
const STOPS_EVERYTHING = new Set<Flag>(["deceased", "minor", "wrong_number", "cease", "attorney"]);

const isStopped = (flag: Flag, { flags, contact }: ContactFacts): boolean =>
  flags.includes(flag) && (contact.purpose !== "service" || STOPS_EVERYTHING.has(flag));

/** Rules that know no time: they refuse or they do not. */
const refuses = (
  spec: Exclude<RuleSpec, { readonly kind: "window" | "cap" | "cooldown" | "gap" }>,
  facts: ContactFacts,
): boolean => {
  switch (spec.kind) {
    case "consent":
      return !isConsented(spec, facts);
    case "flag":
      return isStopped(spec.flag, facts);
    case "purpose":
      return facts.contact.purpose === spec.purpose;
    case "script":
      return !isClean(facts);
  }
};

const isOutbound = ({ kind }: HistoryEntry): boolean => kind !== "inbound";

/** The first moment from `ms` at which the rule passes: `ms` itself when it passes, `NEVER` when it refuses for good. */
export const passesFrom = (ready: ReadyRule, facts: ContactFacts, ms: number): number => {
  const { spec } = ready.rule;
  switch (spec.kind) {
    case "window":
      return inAllZones(spec, ready, ms);
    case "cap":
      return capped(spec, facts, ms);
    case "cooldown":
      return cooledDown(spec, ready, facts, ms);
    case "gap":
      return after(lastWhere(facts.history, isOutbound), spec.hours * HOUR_MS, ms);
    default:
      return refuses(spec, facts) ? NEVER : ms;
  }
};
