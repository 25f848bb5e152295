import type { StoreControl } from "../control-types";
import type { StoreOrder } from "../types";
import { html, type Html } from "./html";

type PageAct = {
  readonly label: string;
  readonly run: (control: StoreControl, order: StoreOrder, amountMinor: number | undefined) => void;
};

const tenth = ({ totalMinor }: StoreOrder) => Math.max(1, Math.round(totalMinor / 10));

const GOODS: Readonly<Record<string, PageAct>> = {
  dearer: { label: "Edit: a tenth more", run: (control, order) => control.edit(order.id, tenth(order)) },
  cheaper: { label: "Edit: a tenth less", run: (control, order) => control.edit(order.id, -tenth(order)) },
  "fulfil-part": { label: "Fulfil a part", run: (control, { id }) => control.fulfil(id, "part") },
  fulfil: { label: "Fulfil all", run: (control, { id }) => control.fulfil(id, "all") },
  "lose-parcel": { label: "Lose parcel", run: (control, { id }) => control.trackParcel(id, "NOT_DELIVERED") },
  return: { label: "Open a return", run: (control, { id }) => control.openReturn(id) },
  "close-return": { label: "Close the return", run: (control, { id }) => control.closeReturn(id) },
  cancel: { label: "Cancel", run: (control, { id }) => control.cancel(id) },
};

const MONEY: Readonly<Record<string, PageAct>> = {
  pay: { label: "Pay all that is open", run: (control, { id }, amount) => control.pay(id, amount) },
  overpay: { label: "Pay a tenth too much", run: (control, order) => control.overpay(order.id, tenth(order)) },
  "fail-payment": { label: "A payment is refused", run: (control, { id }) => control.failPayment(id) },
  "start-payment": { label: "Start a payment", run: (control, { id }) => control.startPayment(id) },
  arrive: { label: "The started payment arrives", run: (control, { id }) => control.settlePayment(id, "SUCCESS") },
  "void-payment": { label: "The started payment is voided", run: (control, { id }) => control.voidPayment(id) },
  "reverse-payment": { label: "The bank takes a payment back", run: (control, { id }) => control.reversePayment(id) },
  refund: { label: "Refund", run: (control, { id }, amount) => control.refund(id, amount) },
  credit: {
    label: "Refund as store credit",
    run: (control, { id }, amount) => control.refund(id, amount, "store credit"),
  },
};

const TERMS: Readonly<Record<string, PageAct>> = {
  postpone: { label: "Due two weeks later", run: (control, { id }) => control.postpone(id, 14) },
  "delete-terms": { label: "Delete the payment terms", run: (control, { id }) => control.deleteTerms(id) },
  dispute: { label: "Open a dispute", run: (control, { id }) => control.dispute(id) },
  chargeback: { label: "Open a chargeback", run: (control, { id }) => control.dispute(id, "CHARGEBACK") },
  "win-dispute": { label: "The dispute is won", run: (control, { id }) => control.settleDispute(id, "WON") },
  "lose-dispute": { label: "The dispute is lost", run: (control, { id }) => control.settleDispute(id, "LOST") },
};

/** Everything a person can do to an order on its page, by the last part of the address. */
const ORDER_ACTS: Readonly<Record<string, PageAct>> = { ...GOODS, ...MONEY, ...TERMS };

const buttons = (order: StoreOrder, acts: Readonly<Record<string, PageAct>>): Html =>
  html`<div class="card row">
    ${Object.entries(acts).map(
      ([name, { label }]) =>
        html`<form method="post" action="/admin/orders/${order.id}/${name}"><button>${label}</button></form>`,
    )}
  </div>`;

/** The buttons of an order's page, by theme. */
export const orderButtons = (order: StoreOrder): Html =>
  html`${buttons(order, MONEY)}${buttons(order, GOODS)}${buttons(order, TERMS)}`;

/** Does what a button says; answers why it cannot be done, if so. */
export const runOrderAct = (
  control: StoreControl,
  order: StoreOrder,
  name: string,
  amountMinor: number | undefined,
): string | null => {
  try {
    ORDER_ACTS[name]?.run(control, order, amountMinor);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
