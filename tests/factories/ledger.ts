import { allocate } from "~/domain/ledger/allocate";
import { decideEntries, knownAdjustments, type KnownEntry } from "~/domain/ledger/decide";
import { eventsOf } from "~/domain/ledger/events";
import { planInstalments } from "~/domain/ledger/plan-instalments";
import type { OrderFacts, Posting } from "~/domain/ledger/types";
import { NO_MAPPING } from "./order";

/** An entry together with the moment at which the ledger in a test learned of it. */
export type Recorded = KnownEntry & { readonly recordedAt: Date };

export const postingsOf = (order: OrderFacts, known: readonly KnownEntry[] = []): Posting[] => {
  const plans = planInstalments(order, "payment_terms", NO_MAPPING, "UTC");
  return allocate(order, plans, eventsOf(order, knownAdjustments(known)));
};

/** The ledger after one more state was applied, at `recordedAt` (the state's own moment unless told). */
export const record = (
  ledger: readonly Recorded[],
  state: OrderFacts,
  recordedAt: Date = state.updatedAt,
): Recorded[] => [
  ...ledger,
  ...decideEntries(postingsOf(state, ledger), ledger).map((entry) => ({ ...entry, recordedAt })),
];

/** States reach a ledger as orders are applied: an older one than the newest seen changes nothing. */
export const newestWins = (states: readonly OrderFacts[]): Recorded[] => {
  let ledger: Recorded[] = [];
  let newest = Number.NEGATIVE_INFINITY;
  for (const state of states) {
    if (state.updatedAt.getTime() < newest) continue;
    newest = state.updatedAt.getTime();
    ledger = record(ledger, state);
  }
  return ledger;
};

export const balanceOf = (entries: readonly { readonly amountMinor: number }[]): number =>
  entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

/** What the ledger says now, whatever corrections led there: amounts by fact, instalment, due day and moment. */
export const asKnownNow = (ledger: readonly Recorded[]): Record<string, number> => {
  const sums = new Map<string, number>();
  for (const { sourceRef, dueOn, effectiveAt, amountMinor } of ledger) {
    const key = [sourceRef.replace(/~\d+$/, ""), dueOn ?? "no date", effectiveAt.toISOString()].join(" ");
    sums.set(key, (sums.get(key) ?? 0) + amountMinor);
  }
  return Object.fromEntries([...sums].filter(([, amount]) => amount !== 0));
};
