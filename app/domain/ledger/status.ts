import type { InstalmentPlan, InstalmentStatus, ObligationStatus, OrderFacts, Posting } from "./types";

/** What counts as paying an instalment; the rest only makes it smaller. */
const PAYS: ReadonlySet<string> = new Set(["payment", "adjustment", "reallocation"]);

type Account = { balanceMinor: number; lastLoweredAt: Date | null; wasPaid: boolean };

const accountsOf = (postings: readonly Posting[]): Map<string | null, Account> => {
  const accounts = new Map<string | null, Account>();
  for (const { instalmentKey, amountMinor, effectiveAt, kind } of postings) {
    const account = accounts.get(instalmentKey) ?? { balanceMinor: 0, lastLoweredAt: null, wasPaid: false };
    account.balanceMinor += amountMinor;
    if (amountMinor < 0) account.lastLoweredAt = effectiveAt;
    if (amountMinor < 0 && PAYS.has(kind)) account.wasPaid = true;
    accounts.set(instalmentKey, account);
  }
  return accounts;
};

const NOTHING: Account = { balanceMinor: 0, lastLoweredAt: null, wasPaid: false };

const instalmentStatus = (order: OrderFacts, plan: InstalmentPlan, account = NOTHING): InstalmentStatus => {
  if (account.balanceMinor > 0) return { ...plan, balanceMinor: account.balanceMinor, state: "open", paidAt: null };
  if (order.cancelledAt !== null || !account.wasPaid)
    return { ...plan, balanceMinor: 0, state: "cancelled", paidAt: null };
  const schedule = order.paymentTerms?.schedules.find(({ id }) => id === plan.scheduleId);
  const paidAt = schedule?.completedAt ?? account.lastLoweredAt ?? order.updatedAt;
  return { ...plan, balanceMinor: 0, state: "paid", paidAt };
};

const lastPaymentAt = (postings: readonly Posting[]): Date | undefined =>
  postings.findLast(({ kind }) => kind === "payment")?.effectiveAt;

/**
 * Where an obligation stands after its postings, which are in order of time. Open while anything is owed; cancelled
 * when the order was and nothing is; released when the order is unpaid but on credit terms no longer (`isCredit`
 * false); settled otherwise. An instalment that no payment reached was cancelled, not paid.
 */
export const obligationStatus = (
  order: OrderFacts,
  plans: readonly InstalmentPlan[],
  postings: readonly Posting[],
  isCredit = true,
): ObligationStatus => {
  const balanceMinor = postings.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const accounts = accountsOf(postings);
  const instalments = plans.map((plan) => instalmentStatus(order, plan, accounts.get(plan.key)));
  const base = { balanceMinor, instalments };
  if (!isCredit && balanceMinor > 0) return { ...base, state: "released", closedAt: order.updatedAt };
  if (balanceMinor > 0) return { ...base, state: "open", closedAt: null };
  if (order.cancelledAt !== null) return { ...base, state: "cancelled", closedAt: order.cancelledAt };
  return { ...base, state: "settled", closedAt: lastPaymentAt(postings) ?? order.updatedAt };
};
