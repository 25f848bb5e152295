import { z } from "zod";
import type { OrderWithCustomer } from "~/contracts/orders";
import type { OrderFacts, ScheduleFacts } from "~/domain/ledger/types";
import {
  address,
  customerSchema,
  instant,
  maybe,
  toAddress,
  toCustomer,
  type RawCustomer,
} from "./map-customer.server";
import { bag, both, inShopMoney, minor, money } from "./map-money.server";

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? "");

export const scheduleSchema = z.object({
  id: z.string(),
  issuedAt: maybe(instant),
  dueAt: maybe(instant),
  completedAt: maybe(instant),
  totalBalance: money,
  amount: money,
});

const orderSchema = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: instant,
  processedAt: instant,
  updatedAt: instant,
  cancelledAt: maybe(instant),
  test: z.boolean(),
  edited: z.boolean().catch(false),
  displayFinancialStatus: text,
  displayFulfillmentStatus: text,
  returnStatus: text,
  paymentGatewayNames: z.array(z.string()),
  customerLocale: maybe(z.string()),
  statusPageUrl: maybe(z.string()),
  discountCodes: z.array(z.string()).catch([]),
  subtotalLineItemsQuantity: z.number().catch(0),
  requiresShipping: z.boolean().optional(),
  originalTotalPriceSet: bag,
  currentTotalPriceSet: both,
  totalOutstandingSet: both,
  totalReceivedSet: bag,
  totalRefundedSet: bag,
  paymentCollectionDetails: maybe(z.object({ additionalPaymentCollectionUrl: maybe(z.string()) })),
  shippingAddress: maybe(address),
  paymentTerms: maybe(
    z.object({
      id: z.string(),
      paymentTermsType: z.enum(["FIXED", "FULFILLMENT", "NET", "RECEIPT"]).or(z.literal("UNKNOWN")).catch("UNKNOWN"),
      paymentTermsName: z.string(),
      dueInDays: maybe(z.number()),
      paymentSchedules: z.object({ nodes: z.array(scheduleSchema) }).optional(),
    }),
  ),
  transactions: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      status: z.string(),
      gateway: maybe(z.string()),
      manualPaymentGateway: z.boolean().catch(false),
      processedAt: maybe(instant),
      createdAt: maybe(instant),
      amountSet: bag,
      paymentDetails: maybe(z.object({ paymentMethodName: z.string().nullish() })),
    }),
  ),
  refunds: z.array(z.object({ id: z.string(), createdAt: maybe(instant), totalRefundedSet: bag })),
  disputes: z.array(z.object({ id: z.string(), initiatedAs: z.string(), status: z.string() })),
  fulfillments: z.array(z.object({ displayStatus: maybe(z.string()) })).catch([]),
  purchasingEntity: maybe(
    z.object({
      company: z
        .object({ name: z.string(), mainContact: maybe(z.object({ customer: maybe(customerSchema) })) })
        .optional(),
      location: maybe(z.object({ name: z.string() })),
    }),
  ),
  customer: maybe(customerSchema),
});

type RawOrder = z.infer<typeof orderSchema>;
type RawSchedule = z.infer<typeof scheduleSchema>;

const toTransactions = (raw: RawOrder): OrderFacts["transactions"] =>
  raw.transactions.map((transaction) => ({
    id: transaction.id,
    kind: transaction.kind,
    status: transaction.status,
    gateway: transaction.gateway ?? "",
    isManualGateway: transaction.manualPaymentGateway,
    processedAt: transaction.processedAt ?? transaction.createdAt ?? raw.processedAt,
    amountMinor: minor(transaction.amountSet.shopMoney),
    paymentMethodName: transaction.paymentDetails?.paymentMethodName ?? null,
  }));

const toSchedules = (raw: RawOrder, schedules: readonly RawSchedule[]): ScheduleFacts[] => {
  // A refunded order may come to nothing, which tells no rate; what is still owed then does.
  const total =
    minor(raw.currentTotalPriceSet.presentmentMoney) === 0 ? raw.totalOutstandingSet : raw.currentTotalPriceSet;
  const amounts = inShopMoney(schedules.map(({ amount }) => amount), total); // prettier-ignore
  const balances = inShopMoney(schedules.map(({ totalBalance }) => totalBalance), raw.totalOutstandingSet); // prettier-ignore
  const { shopMoney, presentmentMoney } = raw.currentTotalPriceSet;
  const isForeign = presentmentMoney.currencyCode !== shopMoney.currencyCode;
  return schedules.map(({ id, issuedAt, dueAt, completedAt, amount, totalBalance }, i) => ({
    id,
    issuedAt,
    dueAt,
    completedAt,
    amountMinor: amounts[i] ?? 0,
    balanceMinor: balances[i] ?? 0,
    ...(isForeign && amount.currencyCode === presentmentMoney.currencyCode
      ? { presented: { amountMinor: minor(amount), balanceMinor: minor(totalBalance) } }
      : {}),
  }));
};

const toRefunds = (raw: RawOrder): OrderFacts["refunds"] =>
  raw.refunds.map(({ id, createdAt, totalRefundedSet }) => ({
    id,
    at: createdAt ?? raw.processedAt,
    amountMinor: minor(totalRefundedSet.shopMoney),
  }));

const toTerms = (raw: RawOrder, lines: readonly RawSchedule[]): OrderFacts["paymentTerms"] => {
  if (raw.paymentTerms === null) return null;
  const { id, paymentTermsType, paymentTermsName, dueInDays, paymentSchedules } = raw.paymentTerms;
  const schedules = paymentSchedules?.nodes ?? lines;
  return { id, type: paymentTermsType, name: paymentTermsName, dueInDays, schedules: toSchedules(raw, schedules) };
};

const RETURN_OPEN = new Set(["IN_PROGRESS", "RETURN_REQUESTED", "INSPECTION_COMPLETE"]);

const placeOf = (raw: RawOrder): Pick<OrderFacts, "country" | "province" | "postalCode"> => {
  const [shipping] = toAddress(raw.shippingAddress);
  return {
    country: shipping?.country ?? null,
    province: shipping?.province ?? null,
    postalCode: shipping?.postalCode ?? null,
  };
};

/** A business owes as a whole: like Shopify's own reminders, ours go to its main contact, whoever of it ordered. */
const debtorOf = ({ purchasingEntity, customer }: RawOrder): RawCustomer | null =>
  purchasingEntity?.company?.mainContact?.customer ?? customer;

const companyOf = ({ purchasingEntity }: RawOrder): OrderFacts["company"] =>
  purchasingEntity?.company && {
    name: purchasingEntity.company.name,
    location: purchasingEntity.location?.name ?? "",
  };

const presentmentOf = ({ currentTotalPriceSet, totalOutstandingSet }: RawOrder): OrderFacts["presentment"] => {
  const { shopMoney, presentmentMoney } = currentTotalPriceSet;
  if (presentmentMoney.currencyCode === shopMoney.currencyCode) return undefined;
  return {
    currency: presentmentMoney.currencyCode,
    totalMinor: minor(presentmentMoney),
    outstandingMinor: minor(totalOutstandingSet.presentmentMoney),
  };
};

const toOrder = (raw: RawOrder, schedules: readonly RawSchedule[], edits: OrderFacts["edits"]): OrderFacts => {
  return {
    orderId: raw.id,
    name: raw.name,
    customerId: debtorOf(raw)?.id ?? null,
    company: companyOf(raw),
    createdAt: raw.createdAt,
    processedAt: raw.processedAt,
    updatedAt: raw.updatedAt,
    cancelledAt: raw.cancelledAt,
    isTest: raw.test,
    currency: raw.currentTotalPriceSet.shopMoney.currencyCode,
    placedMinor: minor(raw.originalTotalPriceSet.shopMoney),
    totalMinor: minor(raw.currentTotalPriceSet.shopMoney),
    outstandingMinor: minor(raw.totalOutstandingSet.shopMoney),
    presentment: presentmentOf(raw),
    receivedMinor: minor(raw.totalReceivedSet.shopMoney),
    refundedMinor: minor(raw.totalRefundedSet.shopMoney),
    financialStatus: raw.displayFinancialStatus,
    fulfillmentStatus: raw.displayFulfillmentStatus,
    gateways: raw.paymentGatewayNames,
    paymentTerms: toTerms(raw, schedules),
    transactions: toTransactions(raw),
    refunds: toRefunds(raw),
    edited: raw.edited,
    edits: raw.edited ? edits : [],
    disputes: raw.disputes,
    returnOpen: RETURN_OPEN.has(raw.returnStatus),
    deliveries: raw.fulfillments.flatMap(({ displayStatus }) => displayStatus ?? []),
    locale: raw.customerLocale,
    ...placeOf(raw),
    payUrl: raw.paymentCollectionDetails?.additionalPaymentCollectionUrl ?? raw.statusPageUrl,
    itemCount: raw.subtotalLineItemsQuantity,
    needsShipping: raw.requiresShipping,
    discounted: raw.discountCodes.length > 0,
  };
};

/**
 * An order as Shopify's API answers it, in the domain's shape; `schedules` are those that came as lines of their own,
 * `edits` those that were read of an edited order.
 */
export const mapOrder = (
  json: unknown,
  schedules: readonly RawSchedule[] = [],
  edits?: OrderFacts["edits"],
): OrderWithCustomer => {
  const raw = orderSchema.parse(json);
  const debtor = debtorOf(raw);
  return {
    order: toOrder(raw, schedules, edits),
    customer: debtor && toCustomer(debtor, toAddress(raw.shippingAddress), raw.customerLocale),
  };
};
