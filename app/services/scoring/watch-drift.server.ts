import {
  referenceSchema,
  type DriftFigures,
  type DriftVerdict,
  type ModelReference,
  type Origin,
} from "~/contracts/model";
import {
  isBorneOut,
  isCalibrationBroken,
  newestOutcomes,
  outcomesByMonth,
  type SaidOutcome,
} from "~/domain/scoring/drift-calibration";
import { outcomesByGroup, UNKNOWN } from "~/domain/scoring/group-outcomes";
import { psi, statusOf } from "~/domain/scoring/drift";
import type { FeatureVector, RiskScorer } from "~/domain/scoring/types";
import { days, minus } from "~/domain/shared/duration";
import { OBSERVED_CUSTOMERS } from "./describe-model.server";
import { observe, type ObserveDeps } from "./observe.server";

/** Instalments created in this time are what is scored now. */
const RECENT = days(60);
/** Outcomes are shown for a year. */
const YEAR = days(365);
const MOST_ROWS = 20_000;

const UNKNOWN_ORIGIN: Origin = { language: UNKNOWN, country: UNKNOWN };

export type DriftDeps = ObserveDeps & {
  readonly origins: (shopId: string, customerIds: readonly string[]) => Promise<ReadonlyMap<string, Origin>>;
  readonly windowTo: (modelId: string) => Promise<Date | null>;
  readonly reference: (modelId: string) => Promise<unknown>;
  readonly saveDrift: (
    shopId: string,
    report: { readonly modelId: string | null; readonly status: string; readonly figures: string },
    now: Date,
  ) => Promise<void>;
  readonly now: () => Date;
};

type Outcome = SaidOutcome & Origin;
type Seen = { readonly recent: FeatureVector[]; readonly outcomes: Outcome[]; readonly customers: number };

const look = async (deps: DriftDeps, shopId: string, scorer: RiskScorer, now: Date): Promise<Seen> => {
  const recent: FeatureVector[] = [];
  const outcomes: Outcome[] = [];
  const who = new Set<string>();
  for await (const seen of observe(deps, shopId, OBSERVED_CUSTOMERS, minus(now, YEAR), now)) {
    const origins = await deps.origins(shopId, [...new Set(seen.map(({ customerId }) => customerId))]);
    for (const { customerId, features, createdAt, dueAt, outcome } of seen) {
      who.add(customerId);
      if (createdAt > minus(now, RECENT) && recent.length < MOST_ROWS) recent.push(features);
      if (outcome && dueAt > minus(now, YEAR) && outcomes.length < MOST_ROWS)
        outcomes.push({ p: scorer.score(features).probability, late: outcome.late, dueAt, ...(origins.get(customerId) ?? UNKNOWN_ORIGIN) });
    }
  }
  return { recent, outcomes, customers: who.size };
}; // prettier-ignore

const moved = (reference: ModelReference, scorer: RiskScorer, recent: readonly FeatureVector[]) => {
  const indexOf = (index: number, then: number) => ({ psi: index, status: statusOf(index, Math.min(then, recent.length)) });
  const score = psi(reference.score, recent.map((features) => scorer.score(features).probability));
  return {
    score: indexOf(score, reference.score.n),
    features: Object.entries(reference.features)
      .map(([feature, spread]) => ({
        feature,
        ...indexOf(psi(spread, recent.map((features) => features[feature] ?? 0)), spread.n),
      }))
      .sort((a, b) => b.psi - a.psi),
  };
}; // prettier-ignore

/** What becomes of the model: severe takes it out of service. */
const verdict = ({ score, features, isCalibrationBroken: isBroken }: DriftFigures, isRight: boolean): DriftVerdict => {
  if (isBroken || (score?.status === "far" && !isRight)) return "severe";
  if (score === null || score.status === "too_few") return "too_few";
  const all = [score, ...features].map(({ status }) => status);
  return all.some((status) => status === "far" || status === "moved") ? "moved" : "steady";
};

/**
 * How far what is scored now lies from what the serving model learned from, and how its words of the last year turned
 * out. Everything is computed again as of each instalment's creation, so that nothing is judged with hindsight. Severe
 * are probabilities that outcomes since the data window contradict, and scores spread past the second mark that outcomes
 * do not bear out yet. Inputs alone move without harm: histories grow, prices rise. Undefined for a shop without credit.
 */
export const watchDrift = async (
  deps: DriftDeps,
  shopId: string,
  { scorer, modelId }: { readonly scorer: RiskScorer; readonly modelId: string | null },
): Promise<DriftVerdict | undefined> => {
  const now = deps.now();
  const { recent, outcomes, customers } = await look(deps, shopId, scorer, now);
  if (customers === 0) return undefined;
  const windowTo = modelId === null ? null : await deps.windowTo(modelId);
  const reference = referenceSchema.safeParse(modelId === null ? undefined : await deps.reference(modelId));
  const since = newestOutcomes(
    outcomes.filter(({ dueAt }) => windowTo !== null && dueAt > windowTo),
    minus(now, RECENT),
  );
  const figures: DriftFigures = {
    rows: recent.length,
    customers,
    ...(reference.success ? moved(reference.data, scorer, recent) : { score: null, features: [] }),
    months: outcomesByMonth(outcomes),
    languages: outcomesByGroup(outcomes, ({ language }) => language),
    countries: outcomesByGroup(outcomes, ({ country }) => country),
    isCalibrationBroken: isCalibrationBroken(since),
  };
  const status = verdict(figures, isBorneOut(since));
  await deps.saveDrift(shopId, { modelId, status, figures: JSON.stringify(figures) }, now);
  return status;
};
