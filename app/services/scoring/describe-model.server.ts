import type { ModelMetrics, ModelReference } from "~/contracts/model";
import { calibrationBins } from "~/domain/scoring/drift-calibration";
import { spreadOf } from "~/domain/scoring/drift";
import { FEATURE_NAMES } from "~/domain/scoring/features";
import { quality, type Prediction } from "~/domain/scoring/metrics";
import type { FeatureVector, RiskScorer } from "~/domain/scoring/types";
import { days, minus } from "~/domain/shared/duration";
import { seededRandom } from "~/domain/shared/random";
import { observe, type ObserveDeps } from "./observe.server";

/** Enough to know a distribution by; more would only take longer. */
export const OBSERVED_CUSTOMERS = 3_000;
const MOST_ROWS = 20_000;
/** The reference is the last half year that was learned from: a customer's years as such would count as drift. */
const REFERENCE_SPAN = days(180);
const INFLUENCE_ROWS = 300;
const LEAST_INFLUENCE_ROWS = 60;

type Row = { readonly features: FeatureVector; readonly late: boolean };

const lossOf = (scorer: RiskScorer, rows: readonly Row[]): number =>
  quality(rows.map(({ features, late }) => ({ p: scorer.score(features).probability, late }))).logLoss;

/** Other work of the process goes on between two inputs. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * What the model leans on: each input is dealt out anew among the instalments, and the log-loss rises by as much as the
 * input mattered (Breiman 2001). On instalments that taught it nothing.
 */
export const influenceOf = async (scorer: RiskScorer, all: readonly Row[]): Promise<ModelMetrics["influence"]> => {
  if (all.length < LEAST_INFLUENCE_ROWS) return [];
  const rows = all.slice(0, INFLUENCE_ROWS);
  const base = lossOf(scorer, rows);
  const influence = [];
  for (const feature of FEATURE_NAMES) {
    const random = seededRandom(`influence:${feature}`);
    const order = rows.map((_, i) => ({ i, key: random() })).sort((a, b) => a.key - b.key);
    const dealt = rows.map((row, i) => {
      const from = rows[order[i]?.i ?? i] ?? row;
      return { ...row, features: { ...row.features, [feature]: from.features[feature] ?? 0 } };
    });
    influence.push({ feature, loss: lossOf(scorer, dealt) - base });
    await breathe();
  }
  return influence.sort((a, b) => b.loss - a.loss);
};

export type Description = Pick<ModelMetrics, "newest" | "calibration" | "influence"> & {
  readonly reference: ModelReference;
};

/** How inputs and scores were spread while it learned, and how good it is on the newest period, which it has not seen. */
export const describeModel = async (
  deps: ObserveDeps,
  shopId: string,
  scorer: RiskScorer,
  windowTo: Date,
  now: Date,
): Promise<Description> => {
  const from = minus(windowTo, REFERENCE_SPAN);
  const learned: FeatureVector[] = [];
  const newest: Row[] = [];
  for await (const seen of observe(deps, shopId, OBSERVED_CUSTOMERS, from, now)) {
    for (const { features, createdAt, outcome } of seen) {
      if (createdAt >= from && createdAt < windowTo && learned.length < MOST_ROWS) learned.push(features);
      if (outcome && outcome.knownAt > windowTo && newest.length < MOST_ROWS) newest.push({ features, late: outcome.late });
    }
    await breathe();
  }
  const predictions: Prediction[] = newest.map(({ features, late }) => ({ p: scorer.score(features).probability, late }));
  return {
    reference: {
      features: Object.fromEntries(FEATURE_NAMES.map((name) => [name, spreadOf(learned.map((features) => features[name] ?? 0))])),
      score: spreadOf(learned.map((features) => scorer.score(features).probability)),
    },
    newest: predictions.length === 0 ? null : quality(predictions),
    calibration: calibrationBins(predictions),
    influence: await influenceOf(scorer, newest),
  };
}; // prettier-ignore
