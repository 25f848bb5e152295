import type { CorpusFigures, Half } from "./corpus.server";

const percent = (value: number | null): string => (value === null ? "-" : `${(100 * value).toFixed(1)} %`).padStart(8);
const column = (text: string): string => text.padEnd(22);

/** The figures of one half as a person reads them. */
export const corpusReport = (half: Half, { all, byLanguage, byClass, misses, falseAlarms }: CorpusFigures): string =>
  [
    `${half}: ${all.unlawful} unlawful, ${all.lawful} lawful`,
    `${column("  language")}  recall  precision  false alarms`,
    ...Object.entries({ all, ...byLanguage }).map(
      ([id, one]) => `${column(`  ${id}`)}${percent(one.recall)}${percent(one.precision)}${percent(one.falseAlarms)}`,
    ),
    `${column("  class")}  recall  precision  class named`,
    ...Object.entries(byClass).map(
      ([id, one]) => `${column(`  ${id}`)}${percent(one.recall)}${percent(one.precision)}${percent(one.named)}`,
    ),
    ...misses.map(({ language, class: id, text }) => `  missed, ${language} ${id}: ${text}`),
    ...falseAlarms.map(({ language, text, found }) => `  false alarm, ${language}: ${text}  [${found.join("; ")}]`),
  ].join("\n");
