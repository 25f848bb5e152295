import type { ContactChannel } from "~/domain/channels/types";
import { ALL_CHANNELS, type Hours, type RuleSpec, type WeekHours } from "~/domain/compliance/rules";
import type { Values } from "~/i18n/translate";
import { languageName, listed } from "~/i18n/names";

export type Words = (key: string, values?: Values) => string;

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** A Monday; the days after it give the weekdays their names. */
const MONDAY = Date.UTC(2024, 0, 1);

const dayName = (locale: string, day: number): string =>
  new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" }).format(new Date(MONDAY + day * 86_400_000));

const same = (a: Hours | null, b: Hours | null): boolean => a?.start === b?.start && a?.end === b?.end;

/** "Mon–Fri 09:00–19:00, Sat 09:00–14:00, Sun closed": days of the same hours together. */
export const weekWords = (week: WeekHours, locale: string, t: Words): string => {
  const parts: string[] = [];
  for (let from = 0; from < week.length;) {
    let to = from;
    while (to + 1 < week.length && same(week[to + 1] ?? null, week[from] ?? null)) to++;
    const hours = week[from];
    const days = from === to ? dayName(locale, from) : `${dayName(locale, from)}–${dayName(locale, to)}`;
    parts.push(`${days} ${hours ? `${clock(hours.start)}–${clock(hours.end)}` : t("law.closed")}`);
    from = to + 1;
  }
  return parts.join(t("law.separator"));
};

/** Infinity does not survive the way to the browser as a number: it arrives as null. */
const capWords = (spec: Extract<RuleSpec, { kind: "cap" }>, t: Words): string => {
  const { max, days, per, unit, scope } = spec;
  const within = per ? t(`law.per.${per}`) : Number.isFinite(days) ? t("law.in_days", { count: days }) : t("law.ever");
  return t(max === 0 ? "law.spec.cap_none" : "law.spec.cap", {
    max,
    unit: t(`law.unit.${unit}`, { count: max }),
    within,
    scope: t(`law.scope.${scope}`),
  });
};

const windowWords = (spec: Extract<RuleSpec, { kind: "window" }>, locale: string, t: Words): string =>
  t(spec.closedOnHolidays ? "law.spec.window_no_holidays" : "law.spec.window", {
    week: weekWords(spec.week, locale, t),
  });

/** The ways of contact that a rule is about. */
export const wayWords = (channels: readonly ContactChannel[], locale: string, t: Words): string => {
  if (channels.length === ALL_CHANNELS.length) return t("law.way.all");
  if (channels.length === ALL_CHANNELS.length - 1 && !channels.includes("letter")) return t("law.way.all_but_letters");
  return listed(channels.map((channel) => t(`law.way.${channel}`)), locale);
}; // prettier-ignore

type Sentence = Exclude<RuleSpec, { kind: "window" | "cap" }>;

/** What a sentence names. */
const namesOf = (spec: Sentence, locale: string, t: Words): Values => {
  const all = (key: string, ids: readonly string[] = []): string => listed(ids.map((id) => t(`law.${key}.${id}`)), locale); // prettier-ignore
  switch (spec.kind) {
    case "flag":
      return { flag: t(`law.flag.${spec.flag}`) };
    case "purpose":
      return { purpose: t(`law.purpose.${spec.purpose}`) };
    case "elements":
      return { elements: all("element", spec.elements) };
    case "script":
      return { classes: all("class", spec.classes) };
    case "language":
      return { language: languageName(spec.language, locale) };
    default:
      return {};
  }
};

const numbersOf = (spec: Sentence): Values => {
  if (spec.kind === "burst") return { count: spec.max, minutes: spec.minutes };
  if (spec.kind === "gap") return { hours: spec.hours };
  return "days" in spec ? { days: spec.days } : {};
};

const sentenceOf = (spec: RuleSpec): string => {
  if (spec.kind === "consent") return `consent_${spec.need}`;
  return spec.kind === "script" && spec.classes !== undefined ? "script_classes" : spec.kind;
};

/** A rule in words. */
export const specWords = (spec: RuleSpec, locale: string, t: Words): string => {
  if (spec.kind === "window") return windowWords(spec, locale, t);
  if (spec.kind === "cap") return capWords(spec, t);
  return t(`law.spec.${sentenceOf(spec)}`, { ...namesOf(spec, locale, t), ...numbersOf(spec) });
};
