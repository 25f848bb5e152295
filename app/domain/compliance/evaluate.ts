import { DAY_MS } from "../shared/duration";
import { isPublicHoliday } from "../time/holidays";
import { dayOfNumber, instantOf, localMinutes } from "../time/local";
import type { Place } from "./places";
import type { CapRule, ConsentRule, Rule, WindowRule } from "./rules";
import type { ContactFacts, HistoryEntry, Reason } from "./types";

/** A rule made ready for one person's whereabouts. */
export type ReadyRule = {
  readonly rule: Rule;
  readonly reason: Reason;
  readonly zones: readonly string[];
  readonly holidayPlaces: readonly Place[];
  /** Days past due from which it applies; minus infinity when always. */
  readonly fromDaysPastDue: number;
};

/** No moment: the rule refuses however long one waits. */
export const NEVER = Number.POSITIVE_INFINITY;

const DAY_MINUTES = 1_440;
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

/** The first moment at which fewer than `max` counted contacts lie inside the window that ends then. */
const capFreeAt = (cap: CapRule, history: readonly HistoryEntry[], debtId: string | undefined, ms: number): number => {
  const span = cap.days * DAY_MS;
  let inside = 0;
  for (let i = history.length - 1; i >= 0; i--) {
    const entry = history[i];
    if (!entry || entry.at.getTime() <= ms - span) break;
    if (!counts(cap, entry) || (debtId !== undefined && !entry.debtIds.includes(debtId))) continue;
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

const consented = ({ need }: ConsentRule, { contact, consents }: ContactFacts, ms: number): number => {
  if (contact.channel === "letter") return ms;
  const kind = contact.channel === "voice_auto" || contact.channel === "voice_human" ? "voice" : contact.channel;
  const state = consents[kind];
  return state === "granted" || (need === "not_revoked" && state === "none") ? ms : NEVER;
};

/** A service message is not about paying: of the person-level stops only those that end all contact bind it. */
const STOPS_EVERYTHING = new Set(["deceased", "minor", "wrong_number", "cease"]);

/** The first moment from `ms` at which the rule passes: `ms` itself when it passes, `NEVER` when it refuses for good. */
export const passesFrom = (ready: ReadyRule, facts: ContactFacts, ms: number): number => {
  const { spec } = ready.rule;
  switch (spec.kind) {
    case "window":
      return inAllZones(spec, ready, ms);
    case "cap":
      return capped(spec, facts, ms);
    case "cooldown":
      return after(lastWhere(facts.history, ({ kind, channel }) => kind === "conversation" || (kind === "inbound" && channel.startsWith("voice"))), spec.days * DAY_MS, ms); // prettier-ignore
    case "gap":
      return after(lastWhere(facts.history, ({ kind }) => kind !== "inbound"), (spec.hours / 24) * DAY_MS, ms); // prettier-ignore
    case "consent":
      return consented(spec, facts, ms);
    case "flag":
      return facts.flags.includes(spec.flag) && (facts.contact.purpose !== "service" || STOPS_EVERYTHING.has(spec.flag))
        ? NEVER
        : ms;
    case "purpose":
      return facts.contact.purpose === spec.purpose ? NEVER : ms;
  }
};
