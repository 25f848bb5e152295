import { formatDecimal } from "../shared/money";
import { daysBetween } from "../time/local";
import type { CollectionState, DebtFacts, DebtorFacts, FieldValues } from "./types";

const daysPastDue = (oldestDueOn: string | null, today: string): number =>
  oldestDueOn === null ? 0 : Math.max(0, daysBetween(oldestDueOn, today));

const debtState = (debt: DebtFacts, today: string): CollectionState => {
  if (!debt.isCredit || debt.state === "released") return "none";
  if (debt.state !== "open") return debt.state;
  if (debt.isOnHold) return "on_hold";
  return daysPastDue(debt.oldestDueOn, today) > 0 ? "late" : "open";
};

/** What an order shows on the shop's day `today`. A held debt shows that it is held, and its days show whether it is late. */
export const orderFields = (debt: DebtFacts, today: string): FieldValues => {
  const state = debtState(debt, today);
  const isOpen = debt.isCredit && debt.state === "open";
  return {
    collection_state: state,
    days_past_due: String(isOpen ? daysPastDue(debt.oldestDueOn, today) : 0),
    balance: formatDecimal(isOpen ? debt.balanceMinor : 0, debt.currency),
    ...(isOpen && debt.nextDueOn !== null ? { next_due_on: debt.nextDueOn } : {}),
  };
};

/** The state that asks for most comes first: one late debt that nothing holds makes the customer late. */
const debtorState = (debtor: DebtorFacts): CollectionState => {
  if (debtor.hasLate) return "late";
  if (debtor.hasOnHold) return "on_hold";
  if (debtor.hasOpen) return "open";
  if (debtor.hasSettled) return "settled";
  return debtor.hasCancelled ? "cancelled" : "none";
};

/** What a customer shows. The tier stands there only while the merchant wants it and the customer has not refused. */
export const customerFields = (debtor: DebtorFacts, today: string, isTierShown: boolean): FieldValues => ({
  collection_state: debtorState(debtor),
  oldest_days_past_due: String(daysPastDue(debtor.oldestDueOn, today)),
  ...(isTierShown && !debtor.isScoringRefused && debtor.tier !== null ? { risk_tier: debtor.tier } : {}),
});
