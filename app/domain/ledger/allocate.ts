import type { EntryKind, InstalmentPlan, LedgerEvent, OrderFacts, Posting } from "./types";

type Slot = { readonly plan: InstalmentPlan | null; readonly plannedMinor: number; balanceMinor: number };

/** Positive kinds, and who takes a rise first: money given back is owed again where it was paid last. */
const fillsFromTheEnd = (kind: EntryKind): boolean => kind === "refund";
/** What shrinks the order shrinks what is due last; money pays what is due first, and so does what nobody explains. */
const takesFromTheEnd = (kind: EntryKind): boolean => kind === "edit" || kind === "return" || kind === "cancellation";

/** Moves up to `amount` (its sign is the direction) into a slot, within `room`; answers what is left. */
const move = (amount: number, slot: Slot, room: number, onMove: (slot: Slot, amount: number) => void): number => {
  const part = Math.sign(amount) * Math.min(Math.abs(amount), Math.max(0, room));
  if (part === 0) return amount;
  slot.balanceMinor += part;
  onMove(slot, part);
  return amount - part;
};

/**
 * Splits one event: what has no date (or is owed by the merchant) gives way first, then the instalments within what is
 * planned for them, and only what finds no room there is left without a date.
 */
const post = (
  { kind, amountMinor }: LedgerEvent,
  slots: readonly Slot[],
  undated: Slot,
  onMove: (slot: Slot, amount: number) => void,
): void => {
  const rises = amountMinor > 0;
  const room = (slot: Slot): number => (rises ? slot.plannedMinor - slot.balanceMinor : slot.balanceMinor);
  let rest = move(amountMinor, undated, rises ? -undated.balanceMinor : undated.balanceMinor, onMove);
  const fromTheEnd = rises ? fillsFromTheEnd(kind) : takesFromTheEnd(kind);
  for (const slot of fromTheEnd ? slots.toReversed() : slots) rest = move(rest, slot, room(slot), onMove);
  move(rest, undated, Infinity, onMove);
};

/** Shopify's own balances per schedule, when they add up to what is owed: a payment may name its schedule. */
const shopifyBalances = (order: OrderFacts, plans: readonly InstalmentPlan[], owed: number): number[] | undefined => {
  const byId = new Map(order.paymentTerms?.schedules.map((schedule) => [schedule.id, schedule.balanceMinor]));
  const balances = plans.map(({ scheduleId }) => byId.get(scheduleId ?? ""));
  if (balances.length === 0 || balances.some((balance) => balance === undefined)) return undefined;
  const known = balances.map((balance) => balance ?? 0);
  return known.reduce((sum, balance) => sum + balance, 0) === owed ? known : undefined;
};

/** Brings the slots to Shopify's balances with postings that add up to nothing, dated by the newest event. */
const follow = (
  balances: readonly number[],
  slots: readonly Slot[],
  undated: Slot,
  onMove: (slot: Slot, amount: number) => void,
): void => {
  for (const [i, slot] of [...slots, undated].entries()) {
    const difference = (balances[i] ?? 0) - slot.balanceMinor;
    if (difference !== 0) move(difference, slot, Infinity, onMove);
  }
};

/**
 * Splits what happened over the instalments: payments fill the oldest first, what shrinks the order shrinks the last
 * first, and where Shopify's own balances per schedule add up to what is owed they are followed to the minor unit.
 * The postings of each event add up to the event; no instalment goes below zero or above what is planned for it,
 * unless Shopify says so.
 */
export const allocate = (
  order: OrderFacts,
  plans: readonly InstalmentPlan[],
  events: readonly LedgerEvent[],
): Posting[] => {
  const slots = plans.map((plan): Slot => ({ plan, plannedMinor: plan.amountMinor, balanceMinor: 0 }));
  const undated: Slot = { plan: null, plannedMinor: 0, balanceMinor: 0 };
  const postings: Posting[] = [];
  const writer =
    (event: LedgerEvent) =>
    ({ plan }: Slot, amountMinor: number): void => {
      postings.push({ ...event, amountMinor, instalmentKey: plan?.key ?? null, dueOn: plan?.dueOn ?? null });
    };
  let owed = 0;
  for (const event of events) {
    post(event, slots, undated, writer(event));
    owed += event.amountMinor;
  }
  const balances = shopifyBalances(order, plans, owed);
  const newest = events.reduce((latest, { effectiveAt }) => (effectiveAt > latest ? effectiveAt : latest), new Date(0));
  const event: LedgerEvent = { ref: "reallocation", kind: "reallocation", amountMinor: 0, effectiveAt: newest };
  if (balances) follow(balances, slots, undated, writer(event));
  return postings;
};
