import type { FeatureName } from "./features";
import { makeScore, POINTS_PER_LOG_ODDS, sigmoid } from "./score";
import type { FeatureVector, RiskScorer, ScoreReason } from "./types";

/** `upTo` is exclusive; the last bin takes the rest. Points are risk: positive raises it. */
type Bin = { readonly upTo: number; readonly points: number };
type Attribute = { readonly id: string; readonly feature: FeatureName; readonly bins: readonly Bin[] };

const REST = Number.POSITIVE_INFINITY;

/**
 * Weights of evidence, rounded by hand: how much more often instalments with this history were paid late, on the
 * public Taiwanese card data (UCI, Yeh and Lien 2009) up to September 2005, halved where two attributes tell nearly
 * the same story. docs/scoring.md shows the table and how it does on data it has not seen.
 */
const ATTRIBUTES: readonly Attribute[] = [
  { id: "overdue_now", feature: "overdue_count", bins: [{ upTo: 0.1, points: -6 }, { upTo: 0.8, points: 10 }, { upTo: 1.2, points: 24 }, { upTo: REST, points: 30 }] },
  { id: "days_overdue_now", feature: "overdue_days", bins: [{ upTo: 0.01, points: 0 }, { upTo: 0.5, points: 2 }, { upTo: 1.2, points: 6 }, { upTo: REST, points: 14 }] },
  { id: "recent_lateness", feature: "recent_late", bins: [{ upTo: 0.08, points: -8 }, { upTo: 0.15, points: -4 }, { upTo: 0.35, points: 4 }, { upTo: 0.6, points: 14 }, { upTo: REST, points: 22 }] },
  { id: "days_late_so_far", feature: "days_late", bins: [{ upTo: -0.1, points: -6 }, { upTo: 0.01, points: -2 }, { upTo: 0.35, points: 6 }, { upTo: REST, points: 12 }] },
  { id: "on_time_streak", feature: "on_time_streak", bins: [{ upTo: 0.1, points: 4 }, { upTo: 1.2, points: 0 }, { upTo: 1.7, points: -4 }, { upTo: REST, points: -7 }] },
  { id: "larger_than_usual", feature: "amount_ratio", bins: [{ upTo: 0.4, points: 0 }, { upTo: 1, points: 3 }, { upTo: REST, points: 6 }] },
  { id: "little_history", feature: "known_count", bins: [{ upTo: 0.1, points: 4 }, { upTo: 0.8, points: 2 }, { upTo: REST, points: 0 }] },
  { id: "disputes", feature: "dispute_rate", bins: [{ upTo: 0.05, points: 0 }, { upTo: 0.3, points: 2 }, { upTo: REST, points: 4 }] },
  { id: "cancelled_orders", feature: "cancel_rate", bins: [{ upTo: 0.15, points: 0 }, { upTo: 0.4, points: 2 }, { upTo: REST, points: 4 }] },
  { id: "other_pay_later", feature: "bnpl_share", bins: [{ upTo: 0.3, points: 0 }, { upTo: REST, points: 2 }] },
  { id: "long_customer", feature: "tenure", bins: [{ upTo: 3.5, points: 2 }, { upTo: 5.9, points: 0 }, { upTo: REST, points: -2 }] },
]; // prettier-ignore

/** Log-odds of late payment at zero points: about one in six. */
const BASE_LOG_ODDS = -1.6;

const pointsOf = (attribute: Attribute, value: number): number =>
  attribute.bins.find(({ upTo }) => value < upTo)?.points ?? 0;

/** The deterministic scorer that serves until a merchant has enough history and has consented to training. */
export const scorecard: RiskScorer = {
  kind: "scorecard",
  version: "1",
  score: (features: FeatureVector) => {
    let total = 0;
    const reasons: ScoreReason[] = [];
    for (const attribute of ATTRIBUTES) {
      const value = features[attribute.feature] ?? 0;
      const points = pointsOf(attribute, value);
      if (points === 0) continue;
      total += points;
      reasons.push({ id: attribute.id, direction: points > 0 ? "raises" : "lowers", points, values: { value } });
    }
    return makeScore(sigmoid(BASE_LOG_ODDS + total / POINTS_PER_LOG_ODDS), reasons, "scorecard", "1");
  },
};

/** Which reason a feature belongs to, so that a learned model explains itself in the same words. */
export const REASON_OF_FEATURE: Readonly<Partial<Record<FeatureName, string>>> = Object.fromEntries(
  ATTRIBUTES.map(({ feature, id }) => [feature, id]),
);
