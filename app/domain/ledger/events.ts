import type { LedgerEvent, OrderFacts, TransactionFacts } from "./types";

const sumOf = (parts: readonly { readonly amountMinor: number }[]): number =>
  parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

const moneyMoved = (transaction: TransactionFacts): LedgerEvent[] => {
  if (transaction.status !== "SUCCESS") return [];
  const { id, processedAt: effectiveAt, amountMinor } = transaction;
  if (transaction.kind === "SALE" || transaction.kind === "CAPTURE")
    return [{ ref: `payment:${id}`, kind: "payment", amountMinor: -amountMinor, effectiveAt }];
  if (transaction.kind === "REFUND") return [{ ref: `refund:${id}`, kind: "refund", amountMinor, effectiveAt }];
  return [];
};

/**
 * What returns and removals took off the total. Shopify gives the sum; each refund gets the money it moved, oldest
 * first, and the last one the rest (nothing moved when an unpaid article was taken off).
 */
const returned = (order: OrderFacts): LedgerEvent[] => {
  let rest = order.placedMinor + sumOf(order.edits ?? []) - order.totalMinor;
  if (rest <= 0) return [];
  const refunds = [...order.refunds].sort((a, b) => a.at.getTime() - b.at.getTime() || a.id.localeCompare(b.id));
  return refunds.map(({ id, at, amountMinor }, i) => {
    const part = i === refunds.length - 1 ? rest : Math.min(rest, amountMinor);
    rest -= part;
    return { ref: `return:${id}`, kind: "return", amountMinor: -part, effectiveAt: at };
  });
};

const explained = (order: OrderFacts): LedgerEvent[] => [
  { ref: "charge", kind: "charge", amountMinor: order.placedMinor, effectiveAt: order.processedAt },
  ...(order.edits ?? []).map(({ id, at, amountMinor }): LedgerEvent => ({
    ref: `edit:${id}`,
    kind: "edit",
    amountMinor,
    effectiveAt: at,
  })),
  ...returned(order),
  ...order.transactions.flatMap(moneyMoved),
];

/** What is owed according to Shopify; nothing on a cancelled order. Below zero the merchant owes. */
export const owedMinor = ({
  cancelledAt,
  outstandingMinor,
}: Pick<OrderFacts, "cancelledAt" | "outstandingMinor">): number =>
  cancelledAt === null ? outstandingMinor : Math.min(0, outstandingMinor);

/** Adjustments written earlier, one for each moment. */
export type KnownAdjustment = { readonly effectiveAt: Date; readonly amountMinor: number };

/** What no event explains: what was written off or added earlier stays where it stood, the rest happened just now. */
const adjustments = (order: OrderFacts, known: readonly KnownAdjustment[], gap: number): LedgerEvent[] => {
  const adjustment = (amountMinor: number, effectiveAt: Date): LedgerEvent => ({
    ref: "adjustment",
    kind: "adjustment",
    amountMinor,
    effectiveAt,
  });
  if (order.cancelledAt !== null) {
    const ref = "cancellation";
    const written = known.map(({ amountMinor, effectiveAt }) => adjustment(amountMinor, effectiveAt));
    return [
      ...written,
      { ref, kind: "cancellation", amountMinor: gap - sumOf(written), effectiveAt: order.cancelledAt },
    ];
  }
  if (gap === 0) return [];
  const sameMoment = known.find(({ effectiveAt }) => effectiveAt.getTime() === order.updatedAt.getTime());
  const others = known.filter((one) => one !== sameMoment);
  return [
    ...others.map(({ amountMinor, effectiveAt }) => adjustment(amountMinor, effectiveAt)),
    adjustment(gap - sumOf(others), order.updatedAt),
  ];
};

const at = ({ kind, effectiveAt }: LedgerEvent): number => (kind === "charge" ? 0 : effectiveAt.getTime());

/**
 * Everything that happened to an order, in order of time and the charge first, so that the amounts add up to what
 * Shopify says is owed. A function of the newest state alone, whatever was seen before, but for changes that Shopify
 * explains by nothing (`knownAdjustments`): those keep the moment at which they were first seen.
 */
export const eventsOf = (order: OrderFacts, knownAdjustments: readonly KnownAdjustment[] = []): LedgerEvent[] => {
  const events = explained(order);
  const gap = owedMinor(order) - sumOf(events);
  return [...events, ...adjustments(order, knownAdjustments, gap)]
    .filter(({ amountMinor }) => amountMinor !== 0)
    .sort((a, b) => at(a) - at(b) || (a.ref < b.ref ? -1 : 1));
};
