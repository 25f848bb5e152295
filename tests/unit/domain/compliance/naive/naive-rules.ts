/** Each kind of rule, asked whether a contact passes it at a moment. */
import type { CapRule, ConsentRule, Hours, NoticeRule, Pack, Rule, WindowRule } from "~/domain/compliance/rules";
import type { ContactFacts, HistoryEntry } from "~/domain/compliance/types";
import { holidays, later, mondayOf, ruled, wall } from "./clock";
import { countriesOf, DAY, type World } from "./world";

const MINUTE = 60_000;

type Question = {
  readonly pack: Pack;
  readonly world: World;
  readonly facts: ContactFacts;
  readonly ms: number;
};

const isHoliday = ({ pack, world }: Question, more: readonly string[], day: string): boolean => {
  const year = Number(day.slice(0, 4));
  const isGlobal = countriesOf(pack).length === 0;
  return (
    world.spots.some(
      ({ country, province }) =>
        (isGlobal || countriesOf(pack).includes(country)) && holidays(country, province, year).has(day),
    ) || more.some((rule) => ruled(rule, year).has(day))
  );
};

/** The hours of a day, holidays considered; the calendar is slow and asked only where they make a difference. */
const hoursOf = (spec: WindowRule, question: Question, day: string, weekday: number): Hours | null => {
  const { closedOnHolidays, holidayHours, moreHolidays = [] } = spec;
  const usual = spec.week[weekday] ?? null;
  if (usual === null || (!closedOnHolidays && holidayHours === undefined)) return usual;
  if (!isHoliday(question, moreHolidays, day)) return usual;
  return closedOnHolidays ? null : (holidayHours ?? usual);
};

const isOpen = (spec: WindowRule, question: Question, zone: string): boolean => {
  const { day, weekday, minute } = wall(question.ms, zone);
  const hours = hoursOf(spec, question, day, weekday);
  return hours !== null && minute >= hours.start && minute < hours.end;
};

const isOutbound = (entry: HistoryEntry): boolean => entry.kind !== "inbound";
const isVoice = ({ channel }: HistoryEntry): boolean => channel === "voice_auto" || channel === "voice_human";
const names = (entry: HistoryEntry, id: string): boolean => entry.debtIds.length === 0 || entry.debtIds.includes(id);
const isSameNumber = (entry: HistoryEntry, { contact }: ContactFacts): boolean =>
  entry.number === undefined || contact.number === undefined || entry.number === contact.number;

const isOfUnit = ({ unit }: CapRule, entry: HistoryEntry): boolean => {
  if (unit === "conversation") return entry.kind === "conversation";
  return unit === "attempt" || !isVoice(entry) || entry.kind !== "attempt";
};

const isThere = ({ reaches }: Rule, entry: HistoryEntry): boolean =>
  reaches === undefined || entry.reaches === undefined || reaches.includes(entry.reaches);

const counted = (spec: CapRule, rule: Rule, facts: ContactFacts): HistoryEntry[] =>
  facts.history
    .filter((entry) => isOutbound(entry) && spec.counts.includes(entry.channel) && isOfUnit(spec, entry))
    .filter((entry) => (spec.scope !== "number" || isSameNumber(entry, facts)) && isThere(rule, entry));

const period = (per: CapRule["per"], ms: number, zone: string): string => {
  const { day } = wall(ms, zone);
  return per === "day" ? day : per === "week" ? mondayOf(day) : day.slice(0, 7);
};

const hasRoom = (spec: CapRule, entries: readonly HistoryEntry[], { world, ms }: Question): boolean => {
  if (spec.per === undefined) return entries.filter(({ at }) => at.getTime() > ms - spec.days * DAY).length < spec.max;
  return world.zones.every((zone) => {
    const now = period(spec.per, ms, zone);
    return entries.filter(({ at }) => period(spec.per, at.getTime(), zone) === now).length < spec.max;
  });
};

const isUnderCap = (spec: CapRule, question: Question, rule: Rule): boolean => {
  const entries = counted(spec, rule, question.facts);
  const { debts } = question.facts;
  if (spec.scope !== "debt" || debts.length === 0) return hasRoom(spec, entries, question);
  return debts.every(({ id }) => hasRoom(spec, entries.filter((entry) => names(entry, id)), question)); // prettier-ignore
};

const isNoticed = (spec: NoticeRule, { facts, ms }: Question): boolean =>
  facts.debts.every(({ id, noticeAt }) => {
    if (noticeAt !== undefined) return ms >= noticeAt.getTime() + spec.days * DAY;
    const written = facts.history.filter((entry) => isOutbound(entry) && spec.by.includes(entry.channel) && names(entry, id)); // prettier-ignore
    return spec.by.includes(facts.contact.channel) && written.every(({ at }) => ms >= at.getTime() + spec.days * DAY);
  });

const isConsented = ({ need, across }: ConsentRule, { contact, consents }: ContactFacts): boolean => {
  if (contact.channel === "letter") return true;
  const state = consents[contact.channel === "voice_auto" || contact.channel === "voice_human" ? "voice" : contact.channel]; // prettier-ignore
  if (across?.some((kind) => consents[kind] === "revoked")) return false;
  return need === "granted" ? state === "granted" : state !== "revoked";
};

const ENDS_ALL = ["deceased", "minor", "wrong_number", "cease", "attorney"];

type Specs = {
  readonly [K in Rule["spec"]["kind"]]: (
    spec: Extract<Rule["spec"], { kind: K }>,
    question: Question,
    rule: Rule,
  ) => boolean;
};

const PASSES: Specs = {
  window: (spec, question) => question.world.zones.every((zone) => isOpen(spec, question, zone)),
  cap: isUnderCap,
  burst: (spec, { facts, ms }) =>
    facts.history
      .filter((entry) => entry.kind === "attempt" && spec.counts.includes(entry.channel) && isSameNumber(entry, facts))
      .filter(({ at }) => at.getTime() > ms - spec.minutes * MINUTE).length < spec.max,
  cooldown: (spec, { world, facts, ms }) =>
    facts.history
      .filter(({ kind, channel }) => (kind === "conversation" || kind === "inbound") && spec.counts.includes(channel))
      .every(({ at }) => world.zones.every((zone) => wall(ms, zone).day >= later(wall(at.getTime(), zone).day, spec.days))), // prettier-ignore
  gap: (spec, { facts, ms }) =>
    facts.history.filter(isOutbound).every(({ at }) => ms >= at.getTime() + spec.hours * 60 * MINUTE),
  notice: isNoticed,
  flag: ({ flag }, { facts }) =>
    !facts.flags.includes(flag) ||
    (["service", "confirmation"].includes(facts.contact.purpose) && !ENDS_ALL.includes(flag)),
  purpose: ({ purpose }, { facts }) => facts.contact.purpose !== purpose,
  forbidden: () => false,
  elements: ({ elements }, { facts }) =>
    facts.contact.elements === undefined || elements.every((element) => facts.contact.elements?.includes(element)),
  consent: (spec, { facts }) => isConsented(spec, facts),
  // Wording is another part's to judge: the naive gate is asked about contacts without any.
  script: () => true,
  language: () => true,
};

export const passes = (rule: Rule, question: Question): boolean => {
  const check = PASSES[rule.spec.kind] as (spec: Rule["spec"], question: Question, rule: Rule) => boolean;
  return check(rule.spec, question, rule);
};
