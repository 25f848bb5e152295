import { DAY_MS } from "../shared/duration";
import type { FeatureVector, PurchaseRecord, RepaymentRecord, Unseen } from "./types";

/** Changes whenever a definition below does; a model serves only features of its own version. */
export const FEATURE_VERSION = "1";

/** Older records say little and would make long customers slow: the newest this many count. */
const MEMORY = 60;
/** Lateness is clipped here, in days, so that one forgotten bill does not outweigh a year. */
const CLIP_EARLY = -30;
const CLIP_LATE = 120;
/** Each older record weighs this much less in the recency-weighted features. */
const DECAY = 0.7;

/** Names and units of every feature. All are as of a moment, from facts known strictly before it. */
export const FEATURES = {
  credit_count: "past instalments, ln(1 + n)",
  known_count: "past instalments whose outcome is known, ln(1 + n)",
  late_rate: "share late of known outcomes, smoothed towards 0.2 with weight 2",
  recent_late: "the same, recency-weighted",
  days_late: "mean days late of known outcomes, shrunk with weight 1, in units of 30 days",
  recent_days_late: "the same, recency-weighted",
  last_days_late: "days late of the newest known outcome, in units of 30 days",
  worst_days_late: "largest days late so far, in units of 30 days",
  on_time_streak: "newest outcomes in a row that were on time, ln(1 + n)",
  late_streak: "newest outcomes in a row that were late, ln(1 + n)",
  overdue_count: "instalments open and past due, ln(1 + n)",
  overdue_days: "days past due of the oldest open one, in units of 30 days",
  overdue_share: "overdue amount over the mean instalment, ln(1 + x)",
  open_share: "open amount over the mean instalment, ln(1 + x)",
  amount_log: "ln(1 + amount of the instalment in major units)",
  amount_ratio: "ln of the amount over the customer's mean instalment, unseen orders counted; 0 without history",
  amount_trend: "ln of the mean of the newer half over the older half of past amounts",
  tenure: "days since the first order, or since the customer is one where orders are unseen, ln(1 + days)",
  dispute_rate: "share of past instalments disputed",
  order_count: "orders of any kind, unseen ones counted, ln(1 + n)",
  bnpl_share: "share of orders through third-party pay-later providers",
  cancel_rate: "share of orders cancelled",
  discount_share: "share of orders with a discount",
} as const;

export type FeatureName = keyof typeof FEATURES;
export const FEATURE_NAMES = Object.keys(FEATURES) as FeatureName[];

type Outcome = { readonly daysLate: number; readonly isLate: boolean };

const clip = (days: number): number => Math.max(CLIP_EARLY, Math.min(CLIP_LATE, days));
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** What is known of an instalment at `at`; undefined while it is open and not yet due. */
const outcomeAt = (record: RepaymentRecord, at: number): Outcome | undefined => {
  const paidAt = record.paidAt && record.paidAt.getTime() < at ? record.paidAt.getTime() : undefined;
  const dueAt = record.dueAt.getTime();
  if (paidAt === undefined && dueAt >= at) return undefined;
  const daysLate = clip(Math.floor(((paidAt ?? at) - dueAt) / DAY_MS));
  return { daysLate, isLate: daysLate > 0 };
};

const streak = (outcomes: readonly Outcome[], isLate: boolean): number => {
  let n = 0;
  for (let i = outcomes.length - 1; i >= 0 && outcomes[i]?.isLate === isLate; i--) n++;
  return n;
};

const outcomeFeatures = (outcomes: readonly Outcome[]) => {
  let weight = 0;
  let late = 0;
  let days = 0;
  let w = 1;
  for (let i = outcomes.length - 1; i >= 0; i--, w *= DECAY) {
    const outcome = outcomes[i];
    if (!outcome) continue;
    weight += w;
    late += outcome.isLate ? w : 0;
    days += w * outcome.daysLate;
  }
  const n = outcomes.length;
  const lateCount = outcomes.filter(({ isLate }) => isLate).length;
  return {
    known_count: Math.log1p(n),
    late_rate: (lateCount + 0.4) / (n + 2),
    recent_late: (late + 0.2) / (weight + 1),
    days_late: sum(outcomes.map(({ daysLate }) => daysLate)) / (n + 1) / 30,
    recent_days_late: days / (weight + 0.5) / 30,
    last_days_late: (outcomes.at(-1)?.daysLate ?? 0) / 30,
    worst_days_late: Math.max(0, ...outcomes.map(({ daysLate }) => daysLate)) / 30,
    on_time_streak: Math.log1p(streak(outcomes, false)),
    late_streak: Math.log1p(streak(outcomes, true)),
  };
};

const openFeatures = (known: readonly RepaymentRecord[], mean: number, at: number) => {
  let overdue = 0;
  let overdueMinor = 0;
  let openMinor = 0;
  let oldest = 0;
  for (const record of known) {
    if (record.paidAt && record.paidAt.getTime() < at) continue;
    openMinor += record.amountMinor;
    const late = at - record.dueAt.getTime();
    if (late <= 0) continue;
    overdue++;
    overdueMinor += record.amountMinor;
    oldest = Math.max(oldest, late / DAY_MS);
  }
  return {
    overdue_count: Math.log1p(overdue),
    overdue_days: Math.min(CLIP_LATE, oldest) / 30,
    overdue_share: Math.log1p(share(overdueMinor, mean)),
    open_share: Math.log1p(share(openMinor, mean)),
  };
};

const amountFeatures = (known: readonly RepaymentRecord[], amountMinor: number, usual: number) => {
  const half = Math.floor(known.length / 2);
  const older = sum(known.slice(0, half).map((record) => record.amountMinor)) / Math.max(1, half);
  const newer = sum(known.slice(half).map((record) => record.amountMinor)) / Math.max(1, known.length - half);
  return {
    amount_log: Math.log1p(Math.max(0, amountMinor) / 100),
    amount_ratio: usual === 0 ? 0 : Math.log((amountMinor + 1) / (usual + 1)),
    amount_trend: half === 0 ? 0 : Math.log((newer + 1) / (older + 1)),
  };
};

/** The mean instalment, to which each unseen order adds what is usual. */
const usualAmount = (known: readonly RepaymentRecord[], unseen: Unseen | undefined): number => {
  const total = sum(known.map((record) => record.amountMinor));
  if (!unseen || unseen.usualMinor <= 0) return share(total, known.length);
  return (total + unseen.usualMinor * unseen.orders) / (known.length + unseen.orders);
};

const purchaseFeatures = (purchases: readonly PurchaseRecord[], creditOrders: number, unseenOrders: number) => {
  const n = purchases.length;
  const countOf = (is: (purchase: PurchaseRecord) => boolean): number => purchases.filter(is).length;
  return {
    order_count: Math.log1p(n + creditOrders + unseenOrders),
    bnpl_share: share(
      countOf(({ viaThirdPartyBnpl }) => viaThirdPartyBnpl),
      n + creditOrders,
    ),
    cancel_rate: share(
      countOf(({ cancelled }) => cancelled),
      n + creditOrders,
    ),
    discount_share: share(
      countOf(({ discounted }) => discounted),
      n + creditOrders,
    ),
  };
};

/** The newest `MEMORY` records created before `at`; found by halving, because a long history is asked about often. */
const newestBefore = <T extends { readonly createdAt: Date }>(records: readonly T[], at: number): readonly T[] => {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((records[middle]?.createdAt.getTime() ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return records.slice(Math.max(0, low - MEMORY), low);
};

/**
 * The features of a customer as of `at`, for an instalment of `amountMinor`. `credit` and `purchases` are
 * sorted by creation, oldest first. Only facts from strictly before `at` are read, so that the past can be scored as it was.
 * `unseen` is known of the present alone: how many orders there are beside, what they come to, and since when.
 */
export const computeFeatures = (
  credit: readonly RepaymentRecord[],
  purchases: readonly PurchaseRecord[],
  at: Date,
  amountMinor: number,
  unseen?: Unseen,
): FeatureVector => {
  const now = at.getTime();
  const known = newestBefore(credit, now);
  const bought = newestBefore(purchases, now);
  const outcomes = known.flatMap((record) => outcomeAt(record, now) ?? []);
  const mean = share(sum(known.map((record) => record.amountMinor)), known.length);
  const first = Math.min(
    ...[known[0]?.createdAt, bought[0]?.createdAt, unseen?.since].map((day) => day?.getTime() ?? now),
  );
  return {
    credit_count: Math.log1p(known.length),
    ...outcomeFeatures(outcomes),
    ...openFeatures(known, mean, now),
    ...amountFeatures(known, amountMinor, usualAmount(known, unseen)),
    tenure: Math.log1p((now - first) / DAY_MS),
    dispute_rate: share(known.filter(({ disputed }) => disputed).length, known.length),
    ...purchaseFeatures(bought, new Set(known.map(({ orderId }) => orderId)).size, unseen?.orders ?? 0),
  } satisfies Record<FeatureName, number>;
};

/** The features in the order of `FEATURE_NAMES`, for models that take an array. */
export const toArray = (features: FeatureVector): number[] => FEATURE_NAMES.map((name) => features[name] ?? 0);
