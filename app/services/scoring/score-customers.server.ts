import type { ScoredCustomer, ScoringHistory } from "~/contracts/scores";
import { computeFeatures } from "~/domain/scoring/features";
import { neutralScore } from "~/domain/scoring/score";
import type { RiskScorer } from "~/domain/scoring/types";

type Unusable = { readonly modelId: string; readonly why: "unreadable" | "feature_version" };

export type ScoreDeps = {
  readonly histories: (shopId: string, customerIds: readonly string[]) => Promise<ScoringHistory[]>;
  /** `tried`: the model whose word is kept beside the scores. */
  readonly save: (shopId: string, scored: readonly ScoredCustomer[], tried: string | undefined, now: Date) => Promise<void>;
  /** What serves, and what is tried beside it. */
  readonly scorers: (shopId: string) => Promise<{
    readonly serving: RiskScorer;
    readonly challenger: { readonly id: string; readonly scorer: RiskScorer } | undefined;
    readonly unusable: Unusable | undefined;
  }>;
  /** The scorecard takes over from a model that cannot serve, and it is written down. */
  readonly takeOut: (shopId: string, unusable: Unusable) => Promise<boolean>;
  readonly now: () => Date;
}; // prettier-ignore

/**
 * Scores the customers from their histories as known now. What the challenger says is kept beside and counts for
 * nothing. Who opted out of automated scoring is not scored by either, and gets neutral rules.
 */
export const scoreCustomers = async (
  deps: ScoreDeps,
  shopId: string,
  customerIds: readonly string[],
): Promise<void> => {
  const now = deps.now();
  const [{ serving, challenger, unusable }, histories] = await Promise.all([
    deps.scorers(shopId),
    deps.histories(shopId, customerIds),
  ]);
  if (unusable) await deps.takeOut(shopId, unusable);
  const scored = histories.map((history): ScoredCustomer => {
    const { customerId, credit, purchases, nextAmountMinor, unseen, signals } = history;
    if (history.optedOut) return { customerId, score: neutralScore(), features: {} };
    const features = computeFeatures(credit, purchases, now, nextAmountMinor, unseen, signals);
    const tried = challenger?.scorer.score(features).probability;
    return { customerId, score: serving.score(features), features, ...(tried === undefined ? {} : { tried }) };
  });
  await deps.save(shopId, scored, challenger?.id, now);
};
