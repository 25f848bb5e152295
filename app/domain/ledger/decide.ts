import type { LedgerEntry, OrderFacts, TransactionFacts } from "./types";

/** What the ledger of one obligation holds already: the amount of each entry by its source. */
export type KnownEntries = ReadonlyMap<string, number>;

const moves = (transaction: TransactionFacts): LedgerEntry | undefined => {
  if (transaction.status !== "SUCCESS" || transaction.amountMinor === 0) return undefined;
  const base = { sourceRef: `transaction:${transaction.id}`, effectiveAt: transaction.processedAt };
  if (transaction.kind === "SALE" || transaction.kind === "CAPTURE")
    return { ...base, kind: "payment", amountMinor: -transaction.amountMinor };
  if (transaction.kind === "REFUND") return { ...base, kind: "refund", amountMinor: transaction.amountMinor };
  return undefined;
};

/** What is owed according to Shopify; nothing on a cancelled order. Below zero the merchant owes. */
const owed = (order: OrderFacts): number =>
  order.cancelledAt === null ? order.outstandingMinor : Math.min(0, order.outstandingMinor);

/**
 * The entries to append so that their sum is what Shopify says is owed: the charge once, each payment and refund once
 * by its transaction, and one correction when edits, refunds or a cancellation changed the total. Applying the same
 * state again appends nothing, and the balance after the newest state does not depend on which states came before.
 */
export const decideEntries = (order: OrderFacts, known: KnownEntries): LedgerEntry[] => {
  const entries: LedgerEntry[] = [];
  const add = (entry: LedgerEntry): void => {
    if (!known.has(entry.sourceRef)) entries.push(entry);
  };
  add({ sourceRef: "charge", kind: "charge", amountMinor: order.totalMinor, effectiveAt: order.processedAt });
  for (const transaction of order.transactions) {
    const entry = moves(transaction);
    if (entry) add(entry);
  }
  let sum = 0;
  for (const amount of known.values()) sum += amount;
  for (const entry of entries) sum += entry.amountMinor;
  const difference = owed(order) - sum;
  if (difference === 0) return entries;
  const cancelled = order.cancelledAt;
  const at = cancelled ?? order.updatedAt;
  // A state may be corrected twice at one moment, so the source also names the amount it corrects to.
  const sourceRef = `${cancelled ? "cancelled" : "state"}:${at.toISOString()}:${String(owed(order))}:${String(known.size)}`;
  return [
    ...entries,
    { sourceRef, kind: cancelled ? "cancellation" : "adjustment", amountMinor: difference, effectiveAt: at },
  ];
};
