import { z } from "zod";
import { API_FAULTS, ORDER_KINDS, type StoreControl } from "./control-types";
import { DISPUTE_KINDS, PARCELS } from "./types";

/** Acts by the last part of their address: each takes a JSON body and may answer with one. */
export type Acts = Readonly<Record<string, (body: unknown) => unknown>>;

const id = z.coerce.number().int().positive();
const minor = z.coerce.number().int().positive();
const orderId = z.object({ orderId: id });
const money = z.object({ orderId: id, amountMinor: minor.optional() });
const refund = money.extend({ to: z.enum(["payment", "store credit"]).optional() });
const newOrder = z.object({
  customerId: id,
  kind: z.enum(ORDER_KINDS),
  amountMinor: minor,
  test: z.boolean().optional(),
  unfulfilled: z.boolean().optional(),
  presentment: z.object({ currency: z.string().length(3), rate: z.number().positive() }).optional(),
  companyId: id.optional(),
});
const schedule = z.object({ dueAt: z.coerce.date(), amountMinor: minor });

/** A route that checks its body and hands it to the act. */
const takes =
  <T>(schema: z.ZodType<T>, act: (input: T) => unknown) =>
  (body: unknown): unknown =>
    act(schema.parse(body));

/** What can happen to an order that exists. */
export const orderActs = (control: StoreControl): Acts => ({
  pay: takes(money, (one) => control.pay(one.orderId, one.amountMinor)),
  overpay: takes(orderId.extend({ extraMinor: minor }), (one) => control.overpay(one.orderId, one.extraMinor)),
  "fail-payment": takes(money, (one) => control.failPayment(one.orderId, one.amountMinor)),
  "start-payment": takes(money, (one) => control.startPayment(one.orderId, one.amountMinor)),
  "settle-payment": takes(orderId.extend({ outcome: z.enum(["SUCCESS", "FAILURE"]) }), (one) =>
    control.settlePayment(one.orderId, one.outcome),
  ),
  "void-payment": takes(orderId, (one) => control.voidPayment(one.orderId)),
  "reverse-payment": takes(orderId, (one) => control.reversePayment(one.orderId)),
  refund: takes(refund, (one) => control.refund(one.orderId, one.amountMinor, one.to)),
  cancel: takes(orderId, (one) => control.cancel(one.orderId)),
  edit: takes(orderId.extend({ differenceMinor: z.coerce.number().int() }), (one) =>
    control.edit(one.orderId, one.differenceMinor),
  ),
  return: takes(orderId, (one) => control.openReturn(one.orderId)),
  "close-return": takes(orderId, (one) => control.closeReturn(one.orderId)),
  fulfil: takes(orderId.extend({ extent: z.enum(["part", "all"]) }), (one) => control.fulfil(one.orderId, one.extent)),
  parcel: takes(orderId.extend({ outcome: z.enum(PARCELS) }), (one) => control.trackParcel(one.orderId, one.outcome)),
  dispute: takes(orderId.extend({ initiatedAs: z.enum(DISPUTE_KINDS).optional() }), (one) =>
    control.dispute(one.orderId, one.initiatedAs),
  ),
  "settle-dispute": takes(orderId.extend({ outcome: z.enum(["WON", "LOST"]) }), (one) =>
    control.settleDispute(one.orderId, one.outcome),
  ),
  "change-terms": takes(orderId.extend({ schedules: z.array(schedule).min(1) }), (one) =>
    control.changeTerms(one.orderId, one.schedules),
  ),
  postpone: takes(orderId.extend({ days: z.coerce.number().int() }), (one) => control.postpone(one.orderId, one.days)),
  "delete-terms": takes(orderId, (one) => control.deleteTerms(one.orderId)),
  "move-order": takes(orderId.extend({ customerId: id }), (one) => control.moveOrder(one.orderId, one.customerId)),
});

const scopes = z.object({ scopes: z.array(z.string()) });

/** What can happen to the shop, its customers and its offers. */
export const storeActs = (control: StoreControl): Acts => ({
  order: takes(newOrder, (one) => {
    const order = control.placeOrder(one);
    return { orderId: order.id, name: order.name };
  }),
  draft: takes(newOrder, (one) => {
    const draft = control.draftOrder(one);
    return { draftId: draft.id, name: draft.name };
  }),
  "complete-draft": takes(z.object({ draftId: id }), (one) => {
    const order = control.completeDraft(one.draftId);
    return { orderId: order.id, name: order.name };
  }),
  "merge-customers": takes(z.object({ keptId: id, deletedId: id }), (one) =>
    control.mergeCustomers(one.keptId, one.deletedId),
  ),
  "delete-customer": takes(z.object({ customerId: id }), (one) => control.deleteCustomer(one.customerId)),
  company: takes(z.object({ name: z.string().min(1), location: z.string().min(1), customerId: id }), (one) => ({
    companyId: control.addCompany(one).id,
  })),
  uninstall: () => control.uninstall(),
  grant: takes(scopes, (one) => control.grant(one.scopes)),
  scopes: () => control.scopes(),
  revoke: takes(scopes, (one) => control.revoke(one.scopes)),
});

const count = z.number().int().min(0);
const switches = z.object({
  duplicate: z.boolean().optional(),
  reorder: z.boolean().optional(),
  loseEvery: count.optional(),
  loseNext: count.optional(),
  loseShare: z.number().min(0).max(1).optional(),
  delayMs: count.optional(),
});

/** How the store can behave badly. */
export const misbehaviourActs = (control: StoreControl): Acts => ({
  webhooks: takes(switches, (given) => Object.assign(control.webhooks, given)),
  "fail-api": takes(z.object({ fault: z.enum(API_FAULTS), times: count }), (one) =>
    control.failApi(one.fault, one.times),
  ),
  "expire-tokens": takes(z.object({ which: z.enum(["access", "all"]).optional() }).optional(), (one) =>
    control.expireTokens(one?.which),
  ),
  "fail-order": takes(orderId.extend({ fault: z.enum(["node", "answer"]).nullable() }), (one) =>
    control.failOrder(one.orderId, one.fault),
  ),
  bounce: takes(z.object({ email: z.string().min(3), when: z.enum(["at once", "later"]).optional() }), (one) =>
    control.bounce(one.email, one.when),
  ),
});
