import { quality, type Quality } from "~/domain/scoring/metrics";
import { rounded } from "./command.server";
import type { Prediction } from "./score-predict.server";

/** JSON knows no NaN: a ranking of one class alone has no AUC. */
const figure = (value: number): number | null => (Number.isFinite(value) ? rounded(value) : null);

const measure = (predictions: readonly Prediction[]): Quality =>
  quality(predictions.map(({ score, late }) => ({ p: score.probability, late })));

export const figuresOf = (predictions: readonly Prediction[]) => {
  const { auc, ks, brier, logLoss, ece10, n, positives } = measure(predictions);
  return { auc: figure(auc), ks: figure(ks), brier: figure(brier), logLoss: figure(logLoss), ece10: figure(ece10), n, positives }; // prettier-ignore
};

const BUCKETS = [
  { earlier: "0", holds: (n: number) => n === 0 },
  { earlier: "1", holds: (n: number) => n === 1 },
  { earlier: "2", holds: (n: number) => n === 2 },
  { earlier: "3-5", holds: (n: number) => n >= 3 && n <= 5 },
  { earlier: "6+", holds: (n: number) => n >= 6 },
];

/** By how much was known of the customer, beside what the training's rate alone would have cost. */
export const bucketsOf = (predictions: readonly Prediction[]) =>
  BUCKETS.flatMap(({ earlier, holds }) => {
    const part = predictions.filter((prediction) => holds(prediction.earlier));
    if (part.length === 0) return [];
    const base = quality(part.map(({ baseRate, late }) => ({ p: baseRate, late })));
    return [{ earlier, ...figuresOf(part), baseLogLoss: figure(base.logLoss) }];
  });

const groupsBy = (by: "country" | "locale", predictions: readonly Prediction[]) => {
  const groups = new Map<string, Prediction[]>();
  for (const prediction of predictions) {
    const value = prediction.row[by];
    if (value === undefined) continue;
    const group = groups.get(value);
    if (group) group.push(prediction);
    else groups.set(value, [prediction]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([value, group]) => {
    const mean = group.reduce((sum, { score }) => sum + score.probability, 0) / group.length;
    const late = group.filter((prediction) => prediction.late).length / group.length;
    return { by, value, n: group.length, meanProbability: rounded(mean), late: rounded(late), auc: figure(measure(group).auc) };
  });
}; // prettier-ignore

/** Neither country nor language is ever an input; this shows whether scores differ between them all the same. */
export const groupsOf = (predictions: readonly Prediction[]) => [
  ...groupsBy("country", predictions),
  ...groupsBy("locale", predictions),
];

const MEASURES = ["auc", "ks", "brier", "logLoss", "ece10"] as const;

/** Each fold, and the mean of each measure over them. A fold's own calibration error is mostly chance: it is small. */
export const foldsOf = (predictions: readonly Prediction[], folds: number) => {
  const each = Array.from({ length: folds }, (_, fold) =>
    figuresOf(predictions.filter((prediction) => prediction.fold === fold)),
  );
  const mean = MEASURES.map((name) => {
    const values = each.flatMap((figures) => figures[name] ?? []);
    return [name, figure(values.reduce((sum, value) => sum + value, 0) / values.length)];
  });
  return { mean: Object.fromEntries(mean) as Record<(typeof MEASURES)[number], number | null>, each };
};

const or = (value: number | null): string => value?.toFixed(4) ?? "unknown";

export const textOfBuckets = (buckets: ReturnType<typeof bucketsOf>): string =>
  buckets.map(({ earlier, n, logLoss, baseLogLoss, auc, ece10 }) =>
    `\n  ${earlier} earlier: AUC ${or(auc)}, ECE ${or(ece10)}, log-loss ${or(logLoss)} (base rate ${or(baseLogLoss)}) on ${n} rows`).join(""); // prettier-ignore

export const textOfGroups = (groups: ReturnType<typeof groupsOf>): string =>
  groups.map(({ by, value, n, meanProbability, late }) =>
    `\n  ${by} ${value}: predicted ${or(meanProbability)}, came late ${or(late)}, on ${n} rows`).join(""); // prettier-ignore

export const textOfFolds = ({ mean, each }: ReturnType<typeof foldsOf>): string =>
  `\n  mean of ${each.length} folds: AUC ${or(mean.auc)}, KS ${or(mean.ks)}, Brier ${or(mean.brier)}, log-loss ${or(mean.logLoss)}, ECE ${or(mean.ece10)}` +
  each.map((fold, i) => `\n  fold ${i + 1}: AUC ${or(fold.auc)}, KS ${or(fold.ks)}, Brier ${or(fold.brier)}, log-loss ${or(fold.logLoss)}, ECE ${or(fold.ece10)} on ${fold.n} rows`).join(""); // prettier-ignore
