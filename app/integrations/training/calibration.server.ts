import { sigmoid } from "~/domain/scoring/score";

/** A prediction of an instalment that the network did not train on; older ones weigh less. */
export type Point = { readonly logOdds: number; readonly late: boolean; readonly weight: number };

/** Mean surprise of the log-odds, weighted. */
export const logLoss = (points: readonly Point[], of: (point: Point) => number = ({ logOdds }) => logOdds): number => {
  let [total, weights] = [0, 0];
  for (const point of points) {
    total += point.weight * Math.log1p(Math.exp(point.late ? -of(point) : of(point)));
    weights += point.weight;
  }
  return total / Math.max(1e-9, weights);
};

type Line = { readonly a: number; readonly b: number };
/** What a line is drawn towards, and how strongly its slope and its height are, in outcomes. */
type Prior = Line & { readonly slope: number; readonly height: number };

const FREE: Prior = { a: 1, b: 0, slope: 1e-6, height: 1e-6 };

/** Platt scaling by Newton steps on the log-loss (Platt 1999), drawn towards a prior; never turns the order round. */
const fitCalibration = (points: readonly Point[], prior: Prior = FREE): Line => {
  let { a, b } = prior;
  for (let step = 0; step < 25; step++) {
    const { slope, height } = prior;
    let [ga, gb, haa, hab, hbb] = [slope * (a - prior.a), height * (b - prior.b), slope, 0, height];
    for (const { logOdds, late, weight } of points) {
      const p = sigmoid(a * logOdds + b);
      const error = weight * (p - Number(late));
      const curve = weight * p * (1 - p);
      ga += error * logOdds;
      gb += error;
      haa += curve * logOdds * logOdds;
      hab += curve * logOdds;
      hbb += curve;
    }
    const determinant = haa * hbb - hab * hab;
    if (Math.abs(determinant) < 1e-12) break;
    a -= (hbb * ga - hab * gb) / determinant;
    b -= (haa * gb - hab * ga) / determinant;
  }
  return Number.isFinite(a) && Number.isFinite(b) && a >= 0 ? { a, b } : { a: prior.a, b: prior.b };
};

/** The rate of all, as log-odds. */
const baseOf = (points: readonly Point[]): number => {
  let [late, all] = [0.5, 1];
  for (const point of points) {
    all += point.weight;
    if (point.late) late += point.weight;
  }
  return Math.log(late / (all - late));
};

/** Counts of past instalments that are calibrated apart. */
const THIN = [0, 1, 2];
/** How much the belief weighs that n past instalments deserve n/(n+1) of the trust; the rate itself shows soon. */
const BELIEF = { slope: 100, height: 10 };

type Calibrated = { readonly calibration: Line; readonly thin: readonly Line[] };

/** The log-odds of a probability, from those of a model. */
export const calibratedBy =
  ({ calibration, thin }: Calibrated) =>
  ({ logOdds, earlier }: { readonly logOdds: number; readonly earlier: number }): number => {
    const { a, b } = thin[earlier] ?? calibration;
    return a * logOdds + b;
  };

/**
 * Calibration for everybody, and apart for those with little history: there the score is drawn towards the base rate,
 * unless the held-out customers with as little history say otherwise.
 */
export const calibrate = (points: readonly (Point & { readonly earlier: number })[]): { calibration: Line; thin: Line[] } => {
  const calibration = fitCalibration(points);
  const base = baseOf(points);
  const thin = THIN.map((n) => {
    const trust = n / (n + 1);
    const prior = { a: calibration.a * trust, b: calibration.b * trust + base * (1 - trust), ...BELIEF };
    return fitCalibration(points.filter(({ earlier }) => earlier === n), prior);
  });
  return { calibration, thin };
}; // prettier-ignore
