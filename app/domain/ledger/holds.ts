import { hours, plus } from "../shared/duration";
import { creditRule } from "./mapping";
import type { CreditMapping, OrderFacts } from "./types";

/** Why an order itself stops the chase for its debt; each lifts by itself when the order says so no longer. */
export const ORDER_HOLDS = [
  "dispute",
  "return_open",
  "refund_pending",
  "not_fulfilled",
  "not_delivered",
  "edit_in_progress",
] as const;
export type OrderHoldReason = (typeof ORDER_HOLDS)[number];
export type OrderHold = { readonly reason: OrderHoldReason; readonly until: Date | null };

/** Stages at which a dispute is over; everything else is still being argued about. */
const DISPUTE_OVER: ReadonlySet<string> = new Set(["WON", "ACCEPTED", "LOST", "CHARGE_REFUNDED", "PREVENTED"]);
/** Statuses at which nothing has left yet; of a partly fulfilled order something has. */
const NOTHING_SENT: ReadonlySet<string> = new Set([
  "UNFULFILLED", "OPEN", "IN_PROGRESS", "ON_HOLD", "SCHEDULED", "PENDING_FULFILLMENT", "REQUEST_DECLINED",
]); // prettier-ignore
/** Carriers' last words on a parcel that never arrived. */
const NOT_ARRIVED: ReadonlySet<string> = new Set(["FAILURE", "NOT_DELIVERED"]);

/**
 * After an edit staff usually correct once more, and the customer must first hear the new amount from the store: Shopify
 * announces an edit only when it is done, so that a day after the last one is taken for the time of editing.
 */
const EDIT_SETTLES = hours(24);

/** Whether the order was marked as sent, at least in part. */
export const isSent = ({ fulfillmentStatus }: OrderFacts): boolean => !NOTHING_SENT.has(fulfillmentStatus);

const goodsHold = (order: OrderFacts, mapping: CreditMapping): OrderHold[] => {
  if (!creditRule(order, mapping)?.goodsFirst) return [];
  if (!isSent(order)) return [{ reason: "not_fulfilled", until: null }];
  const parcels = (order.deliveries ?? []).filter((status) => status !== "CANCELED");
  return parcels.length > 0 && parcels.every((status) => NOT_ARRIVED.has(status))
    ? [{ reason: "not_delivered", until: null }]
    : [];
};

const editHold = ({ edits }: OrderFacts, now: Date): OrderHold[] => {
  const last = Math.max(...(edits ?? []).map(({ at }) => at.getTime()));
  const until = plus(new Date(Number.isFinite(last) ? last : 0), EDIT_SETTLES);
  return until > now ? [{ reason: "edit_in_progress", until }] : [];
};

/** What the order says at `now` against chasing its debt. Other debts of the customer are not touched by it. */
export const holdsOf = (order: OrderFacts, mapping: CreditMapping, now: Date): OrderHold[] => {
  const always = (reason: OrderHoldReason, stands: boolean): OrderHold[] => (stands ? [{ reason, until: null }] : []);
  return [
    ...always("dispute", order.disputes.some(({ status }) => !DISPUTE_OVER.has(status))), // prettier-ignore
    ...always("return_open", order.returnOpen),
    ...always("refund_pending", order.transactions.some(({ kind, status }) => kind === "REFUND" && status === "PENDING")), // prettier-ignore
    ...goodsHold(order, mapping),
    ...editHold(order, now),
  ];
};
