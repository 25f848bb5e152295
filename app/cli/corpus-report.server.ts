import type { CorpusFigures, Half } from "./corpus.server";

type Row = { readonly [K in "recall" | "precision" | "falseAlarms"]: number | null } & {
  readonly unlawful: number;
  readonly lawful: number;
  readonly named?: number | null;
};

const percent = (value: number | null): string => (value === null ? "-" : `${(100 * value).toFixed(1)} %`).padStart(9);

const row = (label: string, { unlawful, lawful, recall, precision, falseAlarms, named }: Row): string =>
  [
    label.padEnd(26),
    String(unlawful).padStart(8),
    String(lawful).padStart(8),
    ...[recall, precision, falseAlarms].map(percent),
    named === undefined ? "" : percent(named),
  ].join(" ");

const HEAD = `${"".padEnd(26)} unlawful   lawful    recall precision    alarms     named`;

/** The figures of one half as a person reads them; on request also every message that was judged wrongly. */
export const corpusReport = (
  half: Half,
  { all, byLanguage, misses, falseAlarms }: CorpusFigures,
  withMisses: boolean,
): string =>
  [
    half,
    HEAD,
    ...Object.entries({ all, ...byLanguage }).flatMap(([id, { byClass, ...one }]) => [
      row(id, one),
      ...Object.entries(byClass).map(([name, ofClass]) => row(`  ${name}`, ofClass)),
    ]),
    ...(withMisses ? misses : []).map(({ language, class: id, text }) => `missed, ${language} ${id}: ${text}`),
    ...(withMisses ? falseAlarms : []).map(
      ({ language, class: id, text, found }) => `false alarm, ${language} ${id}: ${text}  [${found.join("; ")}]`,
    ),
  ].join("\n");
