import type { InstalmentPlan, InstalmentStatus, ObligationStatus, OrderFacts } from "./types";

type Paid = { readonly at: Date; readonly amountMinor: number };

const paymentsOf = (order: OrderFacts): Paid[] =>
  order.transactions
    .filter(({ status, kind }) => status === "SUCCESS" && (kind === "SALE" || kind === "CAPTURE"))
    .map(({ processedAt, amountMinor }) => ({ at: processedAt, amountMinor }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());

/** The moment at which payments, oldest first, had covered `coveredMinor`; undefined while they have not. */
const coveredAt = (payments: readonly Paid[], coveredMinor: number): Date | undefined => {
  let sum = 0;
  for (const payment of payments) {
    sum += payment.amountMinor;
    if (sum >= coveredMinor) return payment.at;
  }
  return undefined;
};

/**
 * How much of each instalment is open: from the latest backwards, because money pays the oldest first. Whatever is
 * owed beyond the dated instalments has no date yet and stands in no instalment.
 */
const openBalances = (plans: readonly InstalmentPlan[], balanceMinor: number): number[] => {
  let rest = Math.max(0, balanceMinor);
  const open = plans.map(() => 0);
  for (let i = plans.length - 1; i >= 0; i--) {
    open[i] = Math.min(plans[i]?.amountMinor ?? 0, rest);
    rest -= open[i] ?? 0;
  }
  return open;
};

/** Shopify's own balances per schedule, when they add up to what is owed: a payment may name its schedule. */
const shopifyBalances = (
  order: OrderFacts,
  plans: readonly InstalmentPlan[],
  balanceMinor: number,
): number[] | undefined => {
  const byId = new Map(order.paymentTerms?.schedules.map((schedule) => [schedule.id, schedule.balanceMinor]));
  const balances = plans.map((plan) => byId.get(plan.scheduleId ?? ""));
  if (balances.some((balance) => balance === undefined)) return undefined;
  const known = balances.map((balance) => balance ?? 0);
  return known.reduce((sum, balance) => sum + balance, 0) === balanceMinor ? known : undefined;
};

const paidAtOf = (order: OrderFacts, plan: InstalmentPlan, payments: readonly Paid[], coveredMinor: number): Date => {
  const schedule = order.paymentTerms?.schedules.find(({ id }) => id === plan.scheduleId);
  return schedule?.completedAt ?? coveredAt(payments, coveredMinor) ?? order.updatedAt;
};

const instalmentStatuses = (
  order: OrderFacts,
  plans: readonly InstalmentPlan[],
  balanceMinor: number,
): InstalmentStatus[] => {
  const payments = paymentsOf(order);
  const balances = shopifyBalances(order, plans, balanceMinor) ?? openBalances(plans, balanceMinor);
  let planned = 0;
  return plans.map((plan, i) => {
    planned += plan.amountMinor;
    const open = balances[i] ?? 0;
    if (open > 0) return { ...plan, balanceMinor: open, state: "open", paidAt: null };
    if (order.cancelledAt !== null) return { ...plan, balanceMinor: 0, state: "cancelled", paidAt: null };
    return { ...plan, balanceMinor: 0, state: "paid", paidAt: paidAtOf(order, plan, payments, planned) };
  });
};

/**
 * Where an obligation stands when `balanceMinor` is owed (the sum of its ledger entries). Open while anything is
 * owed; cancelled when the order was and nothing is; settled otherwise.
 */
export const obligationStatus = (
  order: OrderFacts,
  plans: readonly InstalmentPlan[],
  balanceMinor: number,
): ObligationStatus => {
  const instalments = instalmentStatuses(order, plans, balanceMinor);
  if (balanceMinor > 0) return { balanceMinor, state: "open", closedAt: null, instalments };
  if (order.cancelledAt !== null) return { balanceMinor, state: "cancelled", closedAt: order.cancelledAt, instalments };
  const closedAt = paymentsOf(order).at(-1)?.at ?? order.updatedAt;
  return { balanceMinor, state: "settled", closedAt, instalments };
};
