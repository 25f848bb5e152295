import { foldText } from "../characters";
import type { Statement } from "./types";

/** A day as a text states it; without a year, any year will do. */
export type StatedDay = { readonly year: number | undefined; readonly month: number; readonly day: number };

const LOCALES = ["en", "es", "fr", "de", "pt", "it", "nl"];

/** Names of the months, long and short, in the languages that are written here; folded. */
const monthNames = (): ReadonlyMap<string, number> => {
  const names = new Map<string, number>();
  for (const locale of LOCALES)
    for (const month of ["long", "short"] as const)
      for (let i = 0; i < 12; i++) {
        const day = new Date(`2026-${String(i + 1).padStart(2, "0")}-15T12:00:00Z`);
        const parts = new Intl.DateTimeFormat(locale, { month, day: "numeric", timeZone: "UTC" }).formatToParts(day);
        const name = foldText(parts.find(({ type }) => type === "month")?.value ?? "").replace(".", "");
        if (/^\p{L}+$/u.test(name)) names.set(name, i + 1);
      }
  return names;
};
let months: ReadonlyMap<string, number> | undefined;
const monthOf = (word: string | undefined): number | undefined =>
  word === undefined ? undefined : (months ??= monthNames()).get(foldText(word));

const NUMERIC = /(?<![\d.,/#-])(\d{1,4})([-/.])(\d{1,2})\2(\d{2,4})(?![\d/])|(?<!\d)(?:(\d{4})\s?年\s?)?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号號]?/gu; // prettier-ignore
const DAY_NUMBER = /(?<![\p{L}\d.,/#-])\d{1,2}(?![\d/%]|[.,]\d)/gu;
const MONTH_AFTER =
  /^(?:st|nd|rd|th|er|\.|º|ª)?\s(?:of |de |d['’])?(\p{L}{3,10})\.?(?:,? (?:de |del )?(\d{4})(?!\d))?/iu;
const MONTH_BEFORE = /(?<!\p{L})(\p{L}{3,10})\.? $/u;
const YEAR_AFTER = /^(?:st|nd|rd|th)?(?:, ?| )(\d{4})(?!\d)/i;

const isDay = ({ month, day }: StatedDay): boolean => month >= 1 && month <= 12 && day >= 1 && day <= 31;
const fullYear = (year: number): number => (year < 100 ? 2000 + year : year);

/** 03/01/2026 is March 1st or January 3rd, by the reader; both are tried. */
const numericReadings = (match: RegExpExecArray): readonly StatedDay[] => {
  const [, a, , b, c, year, month, day] = match;
  if (month !== undefined) return [{ year: year === undefined ? undefined : Number(year), month: Number(month), day: Number(day) }]; // prettier-ignore
  const [first, second, third] = [Number(a), Number(b), Number(c)];
  if ((a ?? "").length > 2) return [{ year: first, month: second, day: third }];
  return [
    { year: fullYear(third), month: second, day: first },
    { year: fullYear(third), month: first, day: second },
  ];
};

const numericDays = (text: string): readonly Statement<StatedDay>[] =>
  Array.from(text.matchAll(NUMERIC), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    readings: numericReadings(match).filter(isDay),
  })).filter(({ readings }) => readings.length > 0);

type Named = {
  readonly month: number;
  readonly year: string | undefined;
  readonly before: number;
  readonly after: number;
};

/** "1 March 2026": the name of the month follows. */
const monthFollows = (rest: string): Named | undefined => {
  const found = MONTH_AFTER.exec(rest);
  const month = monthOf(found?.[1]);
  return found && month !== undefined ? { month, year: found[2], before: 0, after: found[0].length } : undefined;
};

/** "March 1, 2026": it precedes. */
const monthPrecedes = (text: string, rest: string): Named | undefined => {
  const found = MONTH_BEFORE.exec(text);
  const month = monthOf(found?.[1]);
  if (!found || month === undefined) return undefined;
  const year = YEAR_AFTER.exec(rest);
  return { month, year: year?.[1], before: found[0].length, after: year?.[0].length ?? 0 };
};

const namedDays = (text: string): readonly Statement<StatedDay>[] =>
  Array.from(text.matchAll(DAY_NUMBER)).flatMap(({ index, 0: number }) => {
    const end = index + number.length;
    const rest = text.slice(end, end + 30);
    const named = monthFollows(rest) ?? monthPrecedes(text.slice(Math.max(0, index - 13), index), rest);
    if (!named) return [];
    const { month, year, before, after } = named;
    const readings = [{ year: year === undefined ? undefined : Number(year), month, day: Number(number) }].filter(isDay); // prettier-ignore
    return readings.length > 0 ? [{ start: index - before, end: end + after, readings }] : [];
  });

/** The days that a text names: with figures in any order, or with the name of a month in seven languages. */
export const daysIn = (text: string): readonly Statement<StatedDay>[] => [...numericDays(text), ...namedDays(text)];

/** Whether a stated day is the day `key` (YYYY-MM-DD). */
export const isSameDay = ({ year, month, day }: StatedDay, key: string): boolean => {
  const [y, m, d] = key.split("-").map(Number);
  return (year === undefined || year === y) && month === m && day === d;
};
