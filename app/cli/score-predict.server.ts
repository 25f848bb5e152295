import { aboutOf, lateBy } from "~/domain/scoring/examples";
import { countBefore } from "~/domain/scoring/feature-groups/known";
import { computeFeatures } from "~/domain/scoring/features";
import type { RepaymentRecord, Score } from "~/domain/scoring/types";
import { hash32 } from "~/domain/shared/random";
import { CliError } from "./cli-error.server";
import { historiesOf, isThirdParty, toCredit, type History } from "./histories.server";
import type { Receivable } from "./receivables-csv.server";
import { trainedFor, type ModelKind, type Trained } from "./train.server";

/** Far enough ahead that nothing is open any more: what was never paid was late. */
export const AT_LAST = new Date("9999-01-01T00:00:00Z");

export type Prediction = {
  readonly row: Receivable;
  readonly score: Score;
  readonly late: boolean;
  /** Obligations of the customer before this one. */
  readonly earlier: number;
  /** What the share late of the training says of everybody. */
  readonly baseRate: number;
  readonly fold: number;
};

export type Plan = {
  readonly train: readonly Receivable[];
  readonly test: readonly Receivable[];
  readonly cutoff: Date;
  readonly model: ModelKind;
  readonly seed: number;
  readonly lateAfterDays: number;
  readonly folds?: number | undefined;
};

export type Predicted = {
  readonly predictions: Prediction[];
  readonly trainSeconds: number;
  readonly rowsPerSecond: number;
};

const secondsSince = (start: number): number => (performance.now() - start) / 1000;

/** Predicts the rows from what was known of their customers before each was created. */
const predict = (
  rows: readonly Receivable[],
  histories: ReadonlyMap<string, History>,
  { scorer, baseRate }: Trained,
  lateAfterDays: number,
  fold: number,
): Prediction[] => {
  const aboutBy = new Map<string, ReturnType<typeof aboutOf>>();
  return rows.map((row) => {
    const history = histories.get(row.customerId);
    const credit: readonly RepaymentRecord[] = history?.credit ?? [];
    const about = aboutBy.get(row.customerId) ?? aboutOf(credit);
    aboutBy.set(row.customerId, about);
    const features = computeFeatures(credit, history?.purchases ?? [], row.createdAt, row.amountMinor, undefined, {
      about: about(toCredit(row)),
    });
    const late = lateBy(row, AT_LAST, lateAfterDays) ?? true;
    const earlier = countBefore(credit, row.createdAt.getTime());
    return { row, score: scorer.score(features), late, earlier, baseRate, fold };
  });
};

const once = async (plan: Plan, fold: number, isWanted: (row: Receivable) => boolean, teaches: (row: Receivable) => boolean, until: Date): Promise<Predicted> => {
  const { train, test, cutoff, model, seed, lateAfterDays } = plan;
  const wanted = test.filter((row) => row.createdAt >= cutoff && !isThirdParty(row) && isWanted(row));
  if (wanted.length === 0)
    throw new CliError(`No row to predict was created on or after ${cutoff.toISOString().slice(0, 10)}`);
  const histories = historiesOf(train === test ? train : [...train, ...test]);
  const startedTraining = performance.now();
  const trained = await trainedFor(historiesOf(train.filter(teaches)).values(), { kind: model, until, lateAfterDays, seed });
  const trainSeconds = model === "scorecard" ? 0 : secondsSince(startedTraining);
  const startedPredicting = performance.now();
  const predictions = predict(wanted, histories, trained, lateAfterDays, fold);
  return { predictions, trainSeconds, rowsPerSecond: predictions.length / secondsSince(startedPredicting) };
}; // prettier-ignore

/**
 * Without folds: learns from what was known before the cutoff. With folds: each part of the customers is predicted by a
 * model that learned from all outcomes of the other customers, later ones included, and from none of their own.
 */
export const predictAll = async (plan: Plan): Promise<Predicted> => {
  const everyone = () => true;
  if (plan.folds === undefined) return once(plan, 0, everyone, everyone, plan.cutoff);
  const folds = plan.folds;
  const foldOf = ({ customerId }: Receivable): number => hash32(`fold:${customerId}`) % folds;
  const parts: Predicted[] = [];
  for (let fold = 0; fold < folds; fold++)
    parts.push(await once(plan, fold, (row) => foldOf(row) === fold, (row) => foldOf(row) !== fold, AT_LAST)); // prettier-ignore
  return {
    predictions: parts.flatMap(({ predictions }) => predictions),
    trainSeconds: parts.reduce((sum, { trainSeconds }) => sum + trainSeconds, 0) / folds,
    rowsPerSecond: parts.reduce((sum, { rowsPerSecond }) => sum + rowsPerSecond, 0) / folds,
  };
};
