import type { Facts } from "./known";

/** Themes of reasons: the features of one theme move together and are said in one sentence (`score.reason.<id>`). */
export const THEMES = [
  "overdue_now", "recent_lateness", "getting_later", "early_payments", "little_history", "open_balance",
  "larger_than_usual", "amounts", "terms", "due_time", "disputes", "cancelled_orders", "other_pay_later", "promotions",
  "buying_pace", "long_customer", "contacts", "part_payments", "returns", "goods", "marketing",
] as const; // prettier-ignore
export type Theme = (typeof THEMES)[number];

export type FeatureSpec = {
  readonly what: string;
  readonly unit: "ln(1 + n)" | "ln(1 + days)" | "ln" | "share" | "30 days" | "yes or no";
  readonly reason: Theme;
  /**
   * Which way raises the risk, where common sense leaves no doubt; a learned model is held to it. `either`: the data
   * decide, because shops differ.
   */
  readonly worse: "more" | "less" | "either";
  readonly of: (facts: Facts) => number;
};

export const lnDays = (ms: number): number => Math.log1p(Math.max(0, ms) / 86_400_000);
/** ln(1 + n) of a count: few things are counted further than this, and the logarithm is what features cost most. */
const LN_COUNTS = Float64Array.from({ length: 64 }, (_, n) => Math.log1p(n));
export const lnCount = (n: number): number => LN_COUNTS[n] ?? Math.log1p(n);
export const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
/** The logarithm of how much larger one amount is than another. */
export const ratio = (a: number, b: number): number => Math.log((a + 1) / (b + 1));
