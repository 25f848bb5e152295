import { updated } from "./acts";
import type { Core } from "./core";
import { outstandingOf } from "./order-money";
import { planDueNotice } from "./orders";
import { termsPayload } from "./payloads";
import { orderEditPayload } from "./payloads-events";
import { resizeSchedules } from "./schedules";
import type { Parcel, StoreAgreement, StoreOrder } from "./types";

/** Makes the order dearer or cheaper; what was paid too much is then owed to the customer. */
export const editOrder = (core: Core, order: StoreOrder, at: Date, differenceMinor: number): void => {
  const difference = Math.max(differenceMinor, -order.totalMinor);
  if (order.cancelledAt) throw new Error(`Order ${order.name} is cancelled and cannot be edited`);
  const openBefore = Math.max(0, outstandingOf(order));
  order.totalMinor += difference;
  const agreement: StoreAgreement = { id: core.nextId("agreement"), at, amountMinor: difference, refund: null };
  order.agreements.push(agreement);
  resizeSchedules(order, Math.max(0, outstandingOf(order)) - openBefore, at);
  core.touch(order, at);
  core.emit("orders/edited", () => orderEditPayload(order, agreement));
  updated(core, order, at);
};

/** The customer asks to send goods back; nothing is refunded yet. */
export const openReturnOf = (core: Core, order: StoreOrder, at: Date): void => {
  order.returnStatus = "RETURN_REQUESTED";
  updated(core, order, at);
};

/** The goods are back; what they were worth is refunded in an act of its own. */
export const closeReturnOf = (core: Core, order: StoreOrder, at: Date): void => {
  if (order.returnStatus === "NO_RETURN") throw new Error(`Order ${order.name} has no return`);
  order.returnStatus = "RETURNED";
  updated(core, order, at);
};

const dueNow = (core: Core, order: StoreOrder, at: Date) => {
  const balanceMinor = outstandingOf(order);
  if (order.terms?.type !== "FULFILLMENT" || order.terms.schedules.length > 0 || balanceMinor <= 0) return;
  const schedule = {
    id: core.nextId("schedule"),
    issuedAt: at,
    dueAt: at,
    completedAt: null,
    amountMinor: balanceMinor,
    balanceMinor,
  };
  order.terms.schedules.push(schedule);
  core.indexTerms(order);
  planDueNotice(core, order, schedule);
  core.emit("payment_terms/update", () => termsPayload(order));
};

/** Sends a part or all of the goods; terms that wait for it are due with the last parcel. */
export const fulfilOrder = (core: Core, order: StoreOrder, at: Date, extent: "part" | "all"): void => {
  if (order.cancelledAt || order.fulfillmentStatus === "FULFILLED") return;
  order.fulfillmentStatus = extent === "part" ? "PARTIALLY_FULFILLED" : "FULFILLED";
  order.parcels.push("IN_TRANSIT");
  if (extent === "all") dueNow(core, order, at);
  updated(core, order, at);
};

/** What the carrier says of the parcel that left last. */
export const trackParcel = (core: Core, order: StoreOrder, at: Date, outcome: Parcel): void => {
  if (order.parcels.length === 0) throw new Error(`Nothing of order ${order.name} was sent yet`);
  order.parcels.splice(-1, 1, outcome);
  updated(core, order, at);
};
