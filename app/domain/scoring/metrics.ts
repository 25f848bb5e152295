export type Prediction = { readonly p: number; readonly late: boolean };

export type Quality = {
  /** Area under the ROC curve; ties count half. NaN when one class is missing. */
  readonly auc: number;
  /** Largest distance between the score distributions of the classes (Kolmogorov and Smirnov). */
  readonly ks: number;
  /** Mean squared error of the probability (Brier 1950). */
  readonly brier: number;
  readonly logLoss: number;
  /** Expected calibration error over ten bins of equal size. */
  readonly ece10: number;
  readonly n: number;
  readonly positives: number;
};

const BINS = 10;

const rankMetrics = (
  sorted: readonly Prediction[],
  positives: number,
  negatives: number,
): { auc: number; ks: number } => {
  let below = 0;
  let area = 0;
  let seenPositive = 0;
  let ks = 0;
  for (let i = 0; i < sorted.length;) {
    let tiedPositive = 0;
    let tiedNegative = 0;
    const p = sorted[i]?.p;
    for (; sorted[i]?.p === p && i < sorted.length; i++) {
      if (sorted[i]?.late) tiedPositive++;
      else tiedNegative++;
    }
    area += tiedPositive * (below + tiedNegative / 2);
    below += tiedNegative;
    seenPositive += tiedPositive;
    ks = Math.max(ks, Math.abs(below / negatives - seenPositive / positives));
  }
  return { auc: area / (positives * negatives), ks };
};

const calibrationError = (sorted: readonly Prediction[]): number => {
  let error = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const part = sorted.slice(Math.floor((bin * sorted.length) / BINS), Math.floor(((bin + 1) * sorted.length) / BINS));
    const gap = part.reduce((sum, { p, late }) => sum + p - Number(late), 0);
    error += Math.abs(gap) / sorted.length;
  }
  return error;
};

/** How surprising an outcome is after a probability; finite also after one of 0 or 1. */
export const lossOf = (p: number, late: boolean): number => {
  const safe = Math.min(1 - 1e-9, Math.max(1e-9, p));
  return -Math.log(late ? safe : 1 - safe);
};

/** How good probabilities of late payment were, once it is known what happened. */
export const quality = (predictions: readonly Prediction[]): Quality => {
  const sorted = [...predictions].sort((a, b) => a.p - b.p);
  const n = sorted.length;
  const positives = sorted.filter(({ late }) => late).length;
  return {
    ...rankMetrics(sorted, positives, n - positives),
    brier: sorted.reduce((sum, { p, late }) => sum + (p - Number(late)) ** 2, 0) / n,
    logLoss: sorted.reduce((sum, { p, late }) => sum + lossOf(p, late), 0) / n,
    ece10: calibrationError(sorted),
    n,
    positives,
  };
};
