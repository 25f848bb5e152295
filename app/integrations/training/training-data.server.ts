import type { TrainingExample } from "~/domain/scoring/examples";
import { FEATURE_NAMES, type FeatureName } from "~/domain/scoring/features";
import { inputsOf, type NetworkParameters } from "~/domain/scoring/network";
import { hash32 } from "~/domain/shared/random";

/** The newest instalments teach best; more rows than this add time and hardly accuracy. */
const MAX_ROWS = 24_000;
/** What weighs less is left out: it would be met once in a hundred rounds, and cost time in each. */
const FORGOTTEN = 0.01;

/** Features at which the network may bend its lines, and the quantiles at which it may. */
const BENT: readonly FeatureName[] = [
  "amount_log", "mean_amount_log", "max_amount_log", "amount_1", "amount_2", "amount_4", "open_share", "recent_days_late",
]; // prettier-ignore
const QUANTILES = [0.2, 0.5, 0.8];

/** An instalment that may teach. */
export type Known = {
  readonly customerId: string;
  readonly input: Float32Array;
  readonly output: Float32Array;
  readonly late: boolean;
  /** Past instalments of the customer. */
  readonly earlier: number;
  /** Instalments, of anybody, from a later moment than this one's. */
  readonly newer: number;
};
export type Row = Known & { readonly weight: number };

const COUNT = FEATURE_NAMES.indexOf("credit_count");
export type Scaling = Pick<NetworkParameters, "knots" | "mean" | "scale">;

/** Newest first; where the moment is the same, an order that the order of the input does not change. */
const newestFirst = (examples: readonly TrainingExample[]): TrainingExample[] => {
  const keyed = examples.map((example) => ({ example, key: hash32(`${example.customerId}/${example.orderId}`) }));
  const name = ({ customerId, orderId }: TrainingExample): string => `${customerId}/${orderId}`;
  keyed.sort(
    (a, b) =>
      b.example.at - a.example.at ||
      a.key - b.key ||
      (name(a.example) < name(b.example) ? -1 : name(a.example) > name(b.example) ? 1 : 0) ||
      compareArrays(a.example.features, b.example.features),
  );
  return keyed.slice(0, MAX_ROWS).map(({ example }) => example);
};

const compareArrays = (a: readonly number[], b: readonly number[]): number => {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return (a[i] ?? 0) - (b[i] ?? 0);
  return 0;
};

const knotsOf = (rows: readonly TrainingExample[]): Scaling["knots"] =>
  BENT.flatMap((name) => {
    const feature = FEATURE_NAMES.indexOf(name);
    const sorted = Float64Array.from(rows, ({ features }) => features[feature] ?? 0).sort();
    const at = QUANTILES.map((q) => sorted[Math.floor(q * (sorted.length - 1))] ?? 0);
    return [...new Set(at)].map((value) => ({ feature, at: value }));
  });

const scalingOf = (rows: readonly TrainingExample[]): Scaling => {
  const knots = knotsOf(rows);
  const size = FEATURE_NAMES.length + knots.length;
  const plain = { knots, mean: new Array<number>(size).fill(0), scale: new Array<number>(size).fill(1) };
  const raw = (values: readonly number[], i: number): number => {
    const knot = knots[i - FEATURE_NAMES.length];
    return knot ? Math.max(0, (values[knot.feature] ?? 0) - knot.at) : (values[i] ?? 0);
  };
  for (let i = 0; i < size; i++) {
    let [sum, squares] = [0, 0];
    for (const { features } of rows) sum += raw(features, i);
    const mean = sum / rows.length;
    for (const { features } of rows) squares += (raw(features, i) - mean) ** 2;
    const deviation = Math.sqrt(squares / rows.length);
    plain.mean[i] = mean;
    // What never varied says nothing, and its first random weights must not either.
    plain.scale[i] = deviation < 1e-6 ? 0 : deviation;
  }
  return plain;
};

/** What may teach, newest first, scaled. The order of the examples does not matter. */
export const prepare = (
  examples: readonly TrainingExample[],
): { readonly known: Known[]; readonly scaling: Scaling } => {
  const recent = newestFirst(examples);
  const scaling = scalingOf(recent);
  let newer = 0;
  const known = recent.map(({ customerId, features, late, at }, i): Known => {
    // Of the same moment, all are as old as the newest.
    if (i > 0 && recent[i - 1]?.at !== at) newer = i;
    const input = Float32Array.from(inputsOf(features, scaling));
    const earlier = Math.round(Math.expm1(features[COUNT] ?? 0));
    return { customerId, earlier, input, output: Float32Array.of(Number(late)), late, newer };
  });
  return { known, scaling };
};

/** What teaches where an instalment weighs half when `halfLife` newer ones are known. */
export const remembered = (known: readonly Known[], halfLife: number): Row[] =>
  known.map((row) => ({ ...row, weight: 2 ** (-row.newer / halfLife) })).filter(({ weight }) => weight >= FORGOTTEN);

/** As many learners of a kind, each trained without another part of the customers, on whom it is stopped. */
export const MEMBERS = 4;

const partOf = ({ customerId }: Known): number => hash32(`held-out:${customerId}`) % MEMBERS;

/** What this member learns from, and what it does not. */
export const apart = <R extends Known>(rows: readonly R[], member: number): readonly [others: R[], out: R[]] => [
  rows.filter((row) => partOf(row) !== member),
  rows.filter((row) => partOf(row) === member),
];

/** Two halves of the customers of a part. */
export const halves = <R extends Known>(rows: readonly R[]): readonly [R[], R[]] => {
  const isFirst = ({ customerId }: R): boolean => Math.floor(hash32(`held-out:${customerId}`) / MEMBERS) % 2 === 0;
  return [rows.filter(isFirst), rows.filter((row) => !isFirst(row))];
};
