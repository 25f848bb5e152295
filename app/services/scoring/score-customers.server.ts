import type { ScoredCustomer, ScoringHistory } from "~/contracts/scores";
import { computeFeatures } from "~/domain/scoring/features";
import { neutralScore } from "~/domain/scoring/score";
import type { RiskScorer } from "~/domain/scoring/types";

export type ScoreDeps = {
  readonly histories: (shopId: string, customerIds: readonly string[]) => Promise<ScoringHistory[]>;
  readonly save: (shopId: string, scored: readonly ScoredCustomer[], now: Date) => Promise<void>;
  /** The merchant's own model once it was trained with consent, else the scorecard. */
  readonly scorerFor: (shopId: string) => Promise<RiskScorer>;
  readonly now: () => Date;
};

/** Scores the customers from their histories as known now; who opted out of automated scoring gets neutral rules. */
export const scoreCustomers = async (
  deps: ScoreDeps,
  shopId: string,
  customerIds: readonly string[],
): Promise<void> => {
  const now = deps.now();
  const [scorer, histories] = await Promise.all([deps.scorerFor(shopId), deps.histories(shopId, customerIds)]);
  const scored = histories.map((history): ScoredCustomer => {
    if (history.optedOut) return { customerId: history.customerId, score: neutralScore(), features: {} };
    const features = computeFeatures(
      history.credit,
      history.purchases,
      now,
      history.nextAmountMinor,
      history.unseen,
      history.signals,
    );
    return { customerId: history.customerId, score: scorer.score(features), features };
  });
  await deps.save(shopId, scored, now);
};
