import type { Score, ScoreReason, Tier } from "./types";

/**
 * Tiers by probability of late payment. On the base rates of merchants' own credit (about a fifth late) they put
 * roughly half of the customers into low and a sixth into high.
 */
const MEDIUM_FROM = 0.15;
const HIGH_FROM = 0.4;

export const tierOf = (probability: number): Tier =>
  probability >= HIGH_FROM ? "high" : probability >= MEDIUM_FROM ? "medium" : "low";

/** Twenty points double the odds, the usual scale of credit scorecards (Siddiqi, Credit Risk Scorecards, 2006). */
export const POINTS_PER_LOG_ODDS = 20 / Math.LN2;

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

const STRONGEST = 5;

/** A score from a probability and its reasons; reasons that move less than a point are left out. */
export const makeScore = (
  probability: number,
  reasons: readonly ScoreReason[],
  modelKind: Score["modelKind"],
  modelVersion: string,
): Score => ({
  probability,
  score: Math.round(1000 * (1 - probability)),
  tier: tierOf(probability),
  reasons: reasons
    .filter(({ points }) => Math.abs(points) >= 1)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .slice(0, STRONGEST),
  modelKind,
  modelVersion,
});

/** For a customer who opted out of automated scoring: the middle tier, no number behind it, no reasons. */
export const neutralScore = (): Score => makeScore(0.2, [], "neutral", "1");
