import { updated } from "./acts";
import type { Core } from "./core";
import { disputePayload } from "./payloads-events";
import type { DisputeKind, StoreDispute, StoreOrder } from "./types";

/** A dispute that waits for the merchant's answer. A chargeback leaves the order's own money as it is, as at Shopify. */
export const disputeOrder = (core: Core, order: StoreOrder, at: Date, initiatedAs: DisputeKind = "INQUIRY"): void => {
  const dispute: StoreDispute = { id: core.nextId("dispute"), initiatedAs, status: "NEEDS_RESPONSE" };
  order.disputes.push(dispute);
  core.emit("disputes/create", () => disputePayload(order, dispute, at));
  updated(core, order, at);
};

/** The bank decides the last open dispute. */
export const settleDispute = (core: Core, order: StoreOrder, at: Date, outcome: "WON" | "LOST"): void => {
  const dispute = order.disputes.findLast(({ status }) => status === "NEEDS_RESPONSE");
  if (!dispute) throw new Error(`Order ${order.name} has no open dispute`);
  dispute.status = outcome;
  core.emit("disputes/update", () => disputePayload(order, dispute, at));
  updated(core, order, at);
};
