import { FEATURE_NAMES, FEATURES, type FeatureName } from "./features";
import { THEMES, type Theme } from "./feature-groups/spec";
import type { FeatureVector } from "./types";

/** Which inputs of a network belong to which theme; knots come after the features. */
export const themeInputs = (
  knots: readonly { readonly feature: number }[],
): readonly (readonly [Theme, readonly number[]])[] => {
  const themes = FEATURE_NAMES.map((name): Theme => FEATURES[name].reason);
  const all = [...themes, ...knots.map(({ feature }) => themes[feature])];
  return THEMES.map((theme) => [theme, all.flatMap((of, i) => (of === theme ? [i] : []))] as const);
};

/** What the scorecard says beside the themes. */
export type ReasonId = Theme | "days_overdue_now" | "days_late_so_far" | "on_time_streak";
type Of = (name: FeatureName) => number;
type Rule = (its: Of, usual: Of) => boolean;
type Rules = { readonly raises: Rule; readonly lowers: Rule };

const has = (name: FeatureName): Rule => (its) => its(name) > 0; // prettier-ignore
const hasNot = (name: FeatureName, of: FeatureName): Rule => (its) => its(name) === 0 && its(of) > 0; // prettier-ignore
const someOf = (name: FeatureName, of: FeatureName): Rules => ({ raises: has(name), lowers: hasNot(name, of) });
const whenever = (rule: Rule): Rules => ({ raises: rule, lowers: rule });
const known = has("known_count");

/**
 * When the sentence of a reason is true of a customer. A model may have learned something that its sentence does not
 * say; then the reason is left out rather than stated against the data.
 */
const RULES: Readonly<Record<ReasonId, Rules>> = {
  overdue_now: someOf("overdue_count", "credit_count"),
  days_overdue_now: { raises: has("overdue_days"), lowers: has("overdue_days") },
  recent_lateness: {
    raises: (its, usual) => its("worst_days_late") > 0 && its("recent_late") > usual("recent_late"),
    lowers: (its, usual) => its("on_time_streak") > 0 && its("recent_late") < usual("recent_late"),
  },
  days_late_so_far: { raises: has("days_late"), lowers: (its) => its("known_count") > 0 && its("days_late") <= 0 },
  on_time_streak: { raises: (its) => its("known_count") > 0 && its("on_time_streak") === 0, lowers: has("on_time_streak") },
  getting_later: {
    raises: (its) => its("late_newer") > its("late_rate"),
    lowers: (its) => its("late_newer") < its("late_rate"),
  },
  early_payments: {
    raises: (its, usual) => its("known_count") > 0 && its("early_rate") < usual("early_rate"),
    lowers: (its, usual) => its("early_rate") > usual("early_rate"),
  },
  little_history: {
    raises: (its, usual) => its("known_count") < usual("known_count"),
    lowers: (its, usual) => its("known_count") > usual("known_count"),
  },
  open_balance: {
    raises: (its, usual) => its("open_share") > usual("open_share"),
    lowers: (its, usual) => its("credit_count") > 0 && its("open_share") < usual("open_share"),
  },
  larger_than_usual: {
    raises: (its) => its("amount_ratio") > 0.05,
    lowers: (its) => its("credit_count") > 0 && its("amount_ratio") <= 0.05,
  },
  amounts: whenever(() => true),
  terms: whenever(() => true),
  due_time: {
    raises: (its) => its("same_time_late") > 0 || its("same_season_late") > 0,
    lowers: (its) => its("same_time_late") < 0 || its("same_season_late") < 0,
  },
  disputes: someOf("dispute_rate", "credit_count"),
  cancelled_orders: someOf("cancel_rate", "order_count"),
  other_pay_later: someOf("bnpl_share", "order_count"),
  promotions: whenever(has("discount_share")),
  buying_pace: whenever(has("order_count")),
  long_customer: {
    raises: (its, usual) => its("tenure") < usual("tenure"),
    lowers: (its, usual) => its("tenure") > usual("tenure"),
  },
  part_payments: someOf("part_rate", "known_count"),
  returns: someOf("return_rate", "order_count"),
  goods: whenever(has("articles")),
  marketing: whenever(has("subscribed")),
  contacts: {
    raises: (its) => its("contact_count") > 0 || its("broken_promises") > 0,
    lowers: (its) => known(its, its) && its("contact_count") === 0 && its("broken_promises") === 0,
  },
}; // prettier-ignore

/** Whether the sentence of a reason is true of these features, beside what is usual. */
export const isTrue = (
  id: ReasonId,
  direction: "raises" | "lowers",
  features: FeatureVector,
  usual: FeatureVector,
): boolean =>
  RULES[id][direction](
    (name) => features[name] ?? 0,
    (name) => usual[name] ?? 0,
  );
