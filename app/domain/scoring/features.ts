import { credit } from "./feature-groups/credit";
import { factsOf } from "./feature-groups/facts";
import { purchase } from "./feature-groups/purchase";
import { recent } from "./feature-groups/recent";
import { repayment } from "./feature-groups/repayment";
import type { FeatureSpec } from "./feature-groups/spec";
import type { FeatureVector, PurchaseRecord, RepaymentRecord, Signals, Unseen } from "./types";

/** Changes whenever a definition changes; a model serves only features of its own version. */
export const FEATURE_VERSION = "3";

export type FeatureName = keyof typeof repayment | keyof typeof recent | keyof typeof credit | keyof typeof purchase;
/** Every feature by group, with unit, meaning, theme and direction; all are as of a moment, from facts before it. */
export const FEATURES: Readonly<Record<FeatureName, FeatureSpec>> = { ...repayment, ...recent, ...credit, ...purchase };
export const FEATURE_NAMES = Object.keys(FEATURES) as FeatureName[];
const MAKERS: readonly FeatureSpec["of"][] = FEATURE_NAMES.map((name) => FEATURES[name].of);

/**
 * The features in the order of `FEATURE_NAMES`, for training and for scoring many instalments: who scores one after the
 * other hands over an array `into` which they are written, so that none has to be made for each.
 */
export const featureArray = (
  credit: readonly RepaymentRecord[],
  purchases: readonly PurchaseRecord[],
  at: Date,
  amountMinor: number,
  unseen?: Unseen,
  signals?: Signals,
  into: number[] = new Array<number>(MAKERS.length),
): number[] => {
  const facts = factsOf(credit, purchases, at, amountMinor, unseen, signals);
  let i = 0;
  for (const of of MAKERS) into[i++] = of(facts);
  return into;
};

/** Features in the order of `FEATURE_NAMES`, by their names. */
export const toVector = (values: readonly number[]): FeatureVector =>
  Object.fromEntries(FEATURE_NAMES.map((name, i) => [name, values[i] ?? 0]));

/**
 * The features of a customer as of `at`, for an instalment of `amountMinor`. `credit` and `purchases` are
 * sorted by creation, oldest first. Only facts from strictly before `at` are read, so that the past can be scored as it was.
 * `unseen` is known of the present alone: how many orders there are beside, what they come to, and since when.
 */
export const computeFeatures = (...asked: Parameters<typeof featureArray>): FeatureVector => {
  return toVector(featureArray(...asked));
};

/** The features in the order of `FEATURE_NAMES`, for models that take an array. */
export const toArray = (features: FeatureVector): number[] => FEATURE_NAMES.map((name) => features[name] ?? 0);
