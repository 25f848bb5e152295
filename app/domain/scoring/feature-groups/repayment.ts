import { CLIP_LATE } from "./facts";
import type { Facts } from "./known";
import { lnCount, lnDays, type FeatureSpec } from "./spec";

const LN_400 = Math.log1p(400);

const streak = ({ daysLate, outcomes }: Facts, isLate: boolean): number => {
  let n = 0;
  while (n < outcomes && (daysLate[n] ?? 0) > 0 === isLate) n++;
  return n;
};

const rate = (late: number, n: number): number => (late + 0.4) / (n + 2);

/** Late share of the newer half of outcomes. Beside that of all it says where things go, and never falls with lateness. */
const lateNewer = ({ daysLate, outcomes }: Facts): number => {
  const half = Math.ceil(outcomes / 2);
  let newer = 0;
  for (let i = 0; i < half; i++) if ((daysLate[i] ?? 0) > 0) newer++;
  return rate(newer, half);
};

/** How much later some outcomes were than all, shrunk to nothing while there are few. */
const beyond = (late: number, n: number, { late: all, outcomes }: Facts): number =>
  (n * (late / Math.max(1, n) - all / Math.max(1, outcomes))) / (n + 2);

/** How earlier instalments were paid. */
export const repayment = {
  credit_count: { what: "past instalments", unit: "ln(1 + n)", reason: "little_history", worse: "either", of: (f) => lnCount(f.records) },
  known_count: { what: "past instalments whose outcome is known", unit: "ln(1 + n)", reason: "little_history", worse: "either", of: (f) => lnCount(f.outcomes) },
  late_rate: { what: "share late of known outcomes, smoothed towards 0.2 with weight 2", unit: "share", reason: "recent_lateness", worse: "more", of: (f) => rate(f.late, f.outcomes) },
  recent_late: { what: "the same, each older outcome weighing 0.7 of the next", unit: "share", reason: "recent_lateness", worse: "more", of: (f) => (f.lateWeight + 0.2) / (f.weight + 1) },
  days_late: { what: "mean days late of known outcomes, shrunk with weight 1", unit: "30 days", reason: "recent_lateness", worse: "more", of: (f) => f.daysSum / (f.outcomes + 1) / 30 },
  recent_days_late: { what: "the same, each older outcome weighing 0.7 of the next", unit: "30 days", reason: "recent_lateness", worse: "more", of: (f) => f.daysWeight / (f.weight + 0.5) / 30 },
  steady_late: { what: "the share late with each older outcome weighing 0.9 of the next, smoothed towards 0.2", unit: "share", reason: "recent_lateness", worse: "more", of: (f) => (f.steadyLate + 0.4) / (f.steadyWeight + 2) },
  worst_days_late: { what: "largest days late so far", unit: "30 days", reason: "recent_lateness", worse: "more", of: (f) => f.worst / 30 },
  on_time_streak: { what: "newest outcomes in a row that were on time", unit: "ln(1 + n)", reason: "recent_lateness", worse: "less", of: (f) => lnCount(streak(f, false)) },
  late_streak: { what: "newest outcomes in a row that were late", unit: "ln(1 + n)", reason: "recent_lateness", worse: "more", of: (f) => lnCount(streak(f, true)) },
  since_late: { what: "days since the newest late one was due, at most 400; 400 when none was", unit: "ln(1 + days)", reason: "recent_lateness", worse: "less", of: (f) => Math.min(LN_400, lnDays(f.now - f.lastLateDueAt)) },
  late_newer: { what: "share late in the newer half, smoothed towards 0.2 with weight 2", unit: "share", reason: "getting_later", worse: "more", of: lateNewer },
  early_rate: { what: "share paid a day or more before the due day, smoothed towards 0", unit: "share", reason: "early_payments", worse: "less", of: (f) => f.early / (f.outcomes + 1) },
  promotion_late: { what: "share late of instalments from discounted orders less that of all, shrunk", unit: "share", reason: "promotions", worse: "either", of: (f) => beyond(f.promotedLate, f.promoted, f) },
  same_time_late: { what: "share late of those due in the same third of a month less that of all, shrunk", unit: "share", reason: "due_time", worse: "either", of: (f) => beyond(f.sameThirdLate, f.sameThird, f) },
  same_season_late: { what: "share late of those due in the same season less that of all, shrunk", unit: "share", reason: "due_time", worse: "either", of: (f) => beyond(f.sameSeasonLate, f.sameSeason, f) },
  same_kind_late: { what: "share late of those from orders alike, with something to ship or nothing, less that of all, shrunk", unit: "share", reason: "goods", worse: "either", of: (f) => beyond(f.sameKindLate, f.sameKind, f) },
  part_rate: { what: "share of past instalments paid in parts, shrunk with weight 1", unit: "share", reason: "part_payments", worse: "either", of: (f) => f.inParts / (f.records + 1) },
  overdue_count: { what: "instalments open and past due", unit: "ln(1 + n)", reason: "overdue_now", worse: "more", of: (f) => lnCount(f.overdue) },
  overdue_days: { what: "days past due of the oldest open one", unit: "30 days", reason: "overdue_now", worse: "more", of: (f) => Math.min(CLIP_LATE, f.oldestOverdueDays) / 30 },
} as const satisfies Record<string, FeatureSpec>; // prettier-ignore
