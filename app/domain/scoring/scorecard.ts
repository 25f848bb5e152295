import { toVector, type FeatureName } from "./features";
import { isTrue, type ReasonId } from "./reasons";
import { makeScore, POINTS_PER_LOG_ODDS, sigmoid } from "./score";
import type { FeatureVector, RiskScorer, ScoreReason } from "./types";

/** `upTo` is exclusive; the last bin takes the rest. Points are risk: positive raises it. */
type Bin = { readonly upTo: number; readonly points: number };
type Attribute = {
  readonly id: ReasonId;
  readonly feature: FeatureName;
  readonly bins: readonly Bin[];
  /** Says something of how instalments were paid, so that it means little while few were. */
  readonly isRepayment?: boolean;
};

const REST = Number.POSITIVE_INFINITY;

/**
 * Weights of evidence, rounded by hand: how much more often instalments with this history were paid late, on the
 * public Taiwanese card data (UCI, Yeh and Lien 2009) up to September 2005, halved where two attributes tell nearly
 * the same story. docs/scoring.md shows the table and how it does on data it has not seen.
 */
const ATTRIBUTES: readonly Attribute[] = [
  { id: "overdue_now", isRepayment: true, feature: "overdue_count", bins: [{ upTo: 0.1, points: -6 }, { upTo: 0.8, points: 10 }, { upTo: 1.2, points: 24 }, { upTo: REST, points: 30 }] },
  { id: "days_overdue_now", feature: "overdue_days", bins: [{ upTo: 0.01, points: 0 }, { upTo: 0.5, points: 2 }, { upTo: 1.2, points: 6 }, { upTo: REST, points: 14 }] },
  { id: "recent_lateness", isRepayment: true, feature: "recent_late", bins: [{ upTo: 0.08, points: -8 }, { upTo: 0.15, points: -4 }, { upTo: 0.35, points: 4 }, { upTo: 0.6, points: 14 }, { upTo: REST, points: 22 }] },
  { id: "days_late_so_far", isRepayment: true, feature: "days_late", bins: [{ upTo: -0.1, points: -6 }, { upTo: 0.01, points: -2 }, { upTo: 0.35, points: 6 }, { upTo: REST, points: 12 }] },
  { id: "on_time_streak", isRepayment: true, feature: "on_time_streak", bins: [{ upTo: 0.1, points: 4 }, { upTo: 1.2, points: 0 }, { upTo: 1.7, points: -4 }, { upTo: REST, points: -7 }] },
  { id: "larger_than_usual", feature: "amount_ratio", bins: [{ upTo: 0.4, points: 0 }, { upTo: 1, points: 3 }, { upTo: REST, points: 6 }] },
  { id: "little_history", feature: "known_count", bins: [{ upTo: 0.1, points: 0 }, { upTo: 0.8, points: 2 }, { upTo: REST, points: 0 }] },
  { id: "disputes", feature: "dispute_rate", bins: [{ upTo: 0.05, points: 0 }, { upTo: 0.3, points: 2 }, { upTo: REST, points: 4 }] },
  { id: "cancelled_orders", feature: "cancel_rate", bins: [{ upTo: 0.15, points: 0 }, { upTo: 0.4, points: 2 }, { upTo: REST, points: 4 }] },
  { id: "other_pay_later", feature: "bnpl_share", bins: [{ upTo: 0.3, points: 0 }, { upTo: REST, points: 2 }] },
  { id: "long_customer", feature: "tenure", bins: [{ upTo: 3.5, points: 2 }, { upTo: 5.9, points: 0 }, { upTo: REST, points: -2 }] },
]; // prettier-ignore

/** Log-odds of late payment at zero points where the shop's own rate is not known: about one in six. */
const BASE_LOG_ODDS = -1.6;
/** What repayment says counts for half with this many known outcomes, and for nothing without one. */
const HALF_AT = 0.5;

const pointsOf = ({ bins }: Attribute, value: number): number => bins.find(({ upTo }) => value < upTo)?.points ?? 0;

const TYPICAL: FeatureVector = { recent_late: 0.2, tenure: 4.5, known_count: 0.9, late_rate: 0.2 };

/** Points of each attribute, shrunk towards none where few outcomes are known. */
const pointsFor = (features: FeatureVector): { readonly attribute: Attribute; readonly points: number }[] => {
  const outcomes = Math.max(0, Math.expm1(features["known_count"] ?? 0));
  const trust = outcomes / (outcomes + HALF_AT);
  return ATTRIBUTES.map((attribute) => {
    const points = pointsOf(attribute, features[attribute.feature] ?? 0);
    return { attribute, points: attribute.isRepayment ? Math.round(points * trust) : points };
  });
};

/**
 * The deterministic scorer that serves until a merchant has enough history and has consented to training. Without
 * history it answers the base rate: the shop's own where that is known, else the product's.
 */
const scorecardFor = (baseLogOdds: number, version: string): RiskScorer => {
  const probabilityOf = (features: FeatureVector): number => {
    const total = pointsFor(features).reduce((sum, { points }) => sum + points, 0);
    return sigmoid(baseLogOdds + total / POINTS_PER_LOG_ODDS);
  };
  return {
    kind: "scorecard",
    version,
    probability: (values) => probabilityOf(toVector(values)),
    score: (features) => {
      const reasons = pointsFor(features).flatMap(({ attribute: { id, feature }, points }): ScoreReason[] => {
        const direction = points > 0 ? "raises" : "lowers";
        if (points === 0 || !isTrue(id, direction, features, TYPICAL)) return [];
        return [{ id, direction, points, values: { value: features[feature] ?? 0 } }];
      });
      return makeScore(probabilityOf(features), reasons, "scorecard", version);
    },
  };
};

/** The scorecard at a shop's own base rate, which its version names. */
export const scorecardAt = (baseRate: number): RiskScorer =>
  scorecardFor(Math.log(baseRate / (1 - baseRate)), `2@${baseRate.toFixed(3)}`);

/** The scorecard at the product's base rate. */
export const scorecard: RiskScorer = scorecardFor(BASE_LOG_ODDS, "2");
