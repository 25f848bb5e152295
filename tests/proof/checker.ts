import Holidays from "date-holidays";
import { lawOf, VOICE, type Law, type Limit, type Opening, type Place } from "./law-table";
import type { Attempt, PersonRecord } from "./record";

const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

type Wall = { readonly date: string; readonly weekday: string; readonly minute: number };
const wallOf = (ms: number, zone: string): Wall => {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", weekday: "short", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" }); // prettier-ignore
    formats.set(zone, format);
  }
  const text = format.format(ms);
  return {
    date: `${text.slice(11, 15)}-${text.slice(8, 10)}-${text.slice(5, 7)}`,
    weekday: text.slice(0, 3),
    minute: Number(text.slice(17, 19)) * 60 + Number(text.slice(20, 22)),
  };
};

const calendars = new Map<string, ReadonlySet<string>>();
const isHoliday = ({ country, province = "" }: Place, date: string): boolean => {
  const key = `${country}-${province}-${date.slice(0, 4)}`;
  let days = calendars.get(key);
  if (!days) {
    const calendar = province === "" ? new Holidays(country) : new Holidays(country, province);
    const all = (calendar.getHolidays(Number(date.slice(0, 4))) as { date: string; type: string }[] | undefined) ?? [];
    days = new Set(all.filter(({ type }) => type === "public").map((day) => day.date.slice(0, 10)));
    calendars.set(key, days);
  }
  return days.has(date);
};

const isOpen = ({ week, holidays }: Opening, where: Place, { date, weekday, minute }: Wall): boolean => {
  const hours = weekday === "Sun" ? week[2] : weekday === "Sat" ? week[1] : week[0];
  if (hours === undefined || (holidays && isHoliday(where, date))) return false;
  return minute >= hours[0] && minute < hours[1];
};

const isMade = ({ kind }: Attempt): boolean => kind !== undefined && kind !== "inbound";
const names = (attempt: Attempt, debtId: string | undefined): boolean =>
  debtId === undefined || attempt.debtIds.includes(debtId);

/** The largest number inside the limit's period that ends with the attempt, over the debts it names. */
const isOver = (limit: Limit, record: PersonRecord, now: Attempt): boolean => {
  if (limit.from !== undefined && now.at < Date.parse(`${limit.from}T12:00:00Z`)) return false;
  const isCounted = (attempt: Attempt) =>
    isMade(attempt) &&
    attempt.at <= now.at &&
    limit.channels.includes(attempt.channel) &&
    !(limit.made && VOICE.includes(attempt.channel) && attempt.kind === "attempt");
  const isInside = (attempt: Attempt) =>
    limit.month
      ? record.places.every(({ zones }) => zones.every((zone) => wallOf(attempt.at, zone).date.slice(0, 7) === wallOf(now.at, zone).date.slice(0, 7))) // prettier-ignore
      : attempt.at > now.at - (limit.days ?? 0) * DAY;
  const counted = record.attempts.filter((attempt) => isCounted(attempt) && isInside(attempt));
  const groups = limit.per === "person" ? [undefined] : now.debtIds;
  return groups.some((debtId) => counted.filter((attempt) => names(attempt, debtId)).length > limit.max);
};

/** A call in the week of a talk, whose day is the first. */
const isInWeekOfTalk = (law: Law, record: PersonRecord, now: Attempt, zones: readonly string[]): boolean => {
  const { talkDays } = law;
  if (talkDays === undefined || !VOICE.includes(now.channel)) return false;
  return record.attempts
    .filter((talk) => talk.at < now.at && VOICE.includes(talk.channel) && (talk.kind === "conversation" || talk.kind === "inbound")) // prettier-ignore
    .some((talk) => zones.some((zone) => Date.parse(wallOf(now.at, zone).date) - Date.parse(wallOf(talk.at, zone).date) < talkDays * DAY)); // prettier-ignore
};

/** What nobody may do anywhere. */
const personal = (record: PersonRecord, now: Attempt): string[] => {
  const kind = VOICE.includes(now.channel) ? "voice" : (now.channel as "email" | "sms" | "push");
  const before = record.attempts.filter((attempt) => isMade(attempt) && attempt.at < now.at);
  return [
    now.flags.length > 0 && "a stop was ignored",
    now.purpose === "marketing" && "marketing",
    now.thirdParty && "a third party",
    now.consents[kind] === "revoked" && "withdrawn consent",
    now.consents[kind] === "none" && ["sms", "push", "voice_auto"].includes(now.channel) && "no consent",
    before.some(({ at }) => at > now.at - DAY) && "two contacts in 24 hours",
  ].filter((said) => said !== false);
};

const ofLaw = (law: Law, where: Place, record: PersonRecord, now: Attempt, zones: readonly string[]): string[] => [
  ...law.openings
    .filter(({ channels }) => channels.includes(now.channel))
    .flatMap((opening) => zones.filter((zone) => !isOpen(opening, where, wallOf(now.at, zone))))
    .map((zone) => `closed in ${zone}`),
  ...law.limits
    .filter((limit) => limit.channels.includes(now.channel) && isOver(limit, record, now))
    .map(({ max, days }) => `more than ${String(max)} in ${String(days ?? "a month")}`),
  ...(isInWeekOfTalk(law, record, now, zones) ? ["a call in the week of a talk"] : []),
];

/** Every way in which the record of one person breaks the law table; contacts that were not made cannot. */
export const violationsOf = (record: PersonRecord): string[] => {
  const zones = [...new Set(record.places.flatMap((where) => where.zones))];
  return record.attempts.filter(isMade).flatMap(
    (now) =>
    [
      ...personal(record, now),
      ...record.places.flatMap((where) => where.laws.flatMap((law) => ofLaw(lawOf(law), where, record, now, zones))),
    ].map((said) => `${record.places.map(({ country, province }) => `${country}-${province ?? ""}`).join("+")} ${now.channel} ${new Date(now.at).toISOString()}: ${said}`), // prettier-ignore
  );
};

/** Refusals that do not say why, and deferrals that do not say when. */
export const unexplained = ({ attempts }: PersonRecord): number =>
  attempts.filter(
    ({ verdict, rules, nextAllowedAt, at }) =>
      (verdict === "allow" ? rules.length > 0 : rules.length === 0) ||
      (verdict === "defer" && !(nextAllowedAt !== undefined && nextAllowedAt > at)),
  ).length;
