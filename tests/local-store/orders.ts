import { days, plus } from "~/domain/shared/duration";
import type { Core } from "./core";
import { orderPayload, schedulePayload, termsPayload, transactionPayload } from "./payloads";
import { outstandingOf } from "./order-money";
import type { OrderInput, OrderKind } from "./control-types";
import type { StoreCompany, StoreCustomer, StoreOrder, StoreSchedule, StoreTerms, StoreTransaction } from "./types";

export const INSTALMENT_GAP_DAYS = 14;
export const CREDIT_DAYS = 30;

export type NewOrder = OrderInput & {
  readonly at: Date;
  readonly discounted?: boolean;
  /** Which third party, where the kind is third_party_bnpl. */
  readonly provider?: BnplProvider;
};

export const BNPL_PROVIDERS = ["Klarna", "Afterpay", "Affirm", "Shop Pay Installments"] as const;
export type BnplProvider = (typeof BNPL_PROVIDERS)[number];

type Payment = Pick<StoreTransaction, "gateway" | "status" | "manualPaymentGateway" | "paymentDetails"> & {
  readonly amountMinor: number;
};

const manual = (gateway: string, status: "SUCCESS" | "PENDING", amountMinor: number): Payment => ({
  gateway,
  status,
  manualPaymentGateway: true,
  paymentDetails: null,
  amountMinor,
});

const online = (gateway: string, typename: string, method: string, amountMinor: number): Payment => ({
  gateway,
  status: "SUCCESS",
  manualPaymentGateway: false,
  paymentDetails: { typename, paymentMethodName: method },
  amountMinor,
});

const bnplPayment = (provider: BnplProvider, amount: number): Payment =>
  provider === "Shop Pay Installments"
    ? online("shop_pay_installments", "ShopPayInstallmentsPaymentDetails", "shop_pay_installments", amount)
    : online(provider, "LocalPaymentMethodsPaymentDetails", provider.toLowerCase(), amount);

/** What is paid (or promised) at the checkout. */
const firstPayment = (order: NewOrder): Payment | null => {
  switch (order.kind) {
    case "card":
      return online("shopify_payments", "CardPaymentDetails", "visa", order.amountMinor);
    case "third_party_bnpl":
      return bnplPayment(order.provider ?? "Klarna", order.amountMinor);
    case "bank_transfer":
      return manual("Bank Deposit", "PENDING", order.amountMinor);
    case "instalments":
      return manual("Bank Transfer", "SUCCESS", Math.round(order.amountMinor * 0.25));
    case "deposit":
      return manual("Bank Transfer", "SUCCESS", Math.round(order.amountMinor * 0.3));
    case "net30":
    case "on_fulfilment":
      return null;
  }
};

type Part = { readonly dueAt: Date; readonly amountMinor: number };

const parts = (order: NewOrder, paidMinor: number): Part[] => {
  const rest = order.amountMinor - paidMinor;
  if (order.kind === "net30") return [{ dueAt: plus(order.at, days(CREDIT_DAYS)), amountMinor: rest }];
  const down = { dueAt: order.at, amountMinor: paidMinor };
  if (order.kind === "deposit") return [down, { dueAt: plus(order.at, days(CREDIT_DAYS)), amountMinor: rest }];
  const third = Math.floor(rest / 3);
  // The last instalment carries the cents that do not divide.
  return [
    down,
    ...[third, third, rest - 2 * third].map((amountMinor, index) => ({
      dueAt: plus(order.at, days(INSTALMENT_GAP_DAYS * (index + 1))),
      amountMinor,
    })),
  ];
};

const isCredit = (kind: OrderKind) =>
  kind === "net30" || kind === "instalments" || kind === "deposit" || kind === "on_fulfilment";

const termsOf = (core: Core, order: NewOrder, paidMinor: number): StoreTerms | null => {
  if (!isCredit(order.kind)) return null;
  if (order.kind === "on_fulfilment") {
    const name = "Due on fulfillment";
    return { id: core.nextId("terms"), type: "FULFILLMENT", name, dueInDays: null, schedules: [] };
  }
  const net = order.kind === "net30";
  const schedules = parts(order, paidMinor).map((part, index): StoreSchedule => {
    const paid = !net && index === 0;
    return {
      id: core.nextId("schedule"),
      issuedAt: order.at,
      dueAt: part.dueAt,
      completedAt: paid ? order.at : null,
      amountMinor: part.amountMinor,
      balanceMinor: paid ? 0 : part.amountMinor,
    };
  });
  return {
    id: core.nextId("terms"),
    type: net ? "NET" : "FIXED",
    name: net ? "Net 30" : "Fixed",
    dueInDays: net ? CREDIT_DAYS : null,
    schedules,
  };
};

/** Announces at its due date a schedule that is then still open and was not moved meanwhile. */
export const planDueNotice = (core: Core, order: StoreOrder, schedule: StoreSchedule): void => {
  const { dueAt } = schedule;
  core.events.plan(dueAt, () => {
    const current = schedule.dueAt === dueAt && order.terms?.schedules.includes(schedule);
    if (current && schedule.balanceMinor > 0)
      core.emit("payment_schedules/due", () => schedulePayload(order, schedule));
  });
};

/** A due schedule announces itself once, at its due date, if it is still open. */
export const planDueNotices = (core: Core, order: StoreOrder): void => {
  for (const schedule of order.terms?.schedules ?? []) {
    if (schedule.balanceMinor > 0 && schedule.dueAt > core.now()) planDueNotice(core, order, schedule);
  }
};

const announce = (core: Core, order: StoreOrder) => {
  core.emit("orders/create", () => orderPayload(core, order));
  if (order.terms) core.emit("payment_terms/create", () => termsPayload(order));
  for (const transaction of order.transactions) {
    if (transaction.status !== "SUCCESS") continue;
    core.emit("order_transactions/create", () => transactionPayload(order, transaction));
  }
  if (outstandingOf(order) <= 0) core.emit("orders/paid", () => orderPayload(core, order));
};

const customerOf = (core: Core, customerId: number): StoreCustomer => {
  const customer = core.state.customers.get(customerId);
  if (!customer) throw new Error(`There is no customer ${customerId}`);
  return customer;
};

const companyOf = (core: Core, companyId: number | undefined): StoreCompany | null => {
  if (companyId === undefined) return null;
  const company = core.state.companies.get(companyId);
  if (!company) throw new Error(`There is no company ${companyId}`);
  return company;
};

const checkoutTransaction = (core: Core, payment: Payment, at: Date): StoreTransaction => ({
  id: core.nextId("transaction"),
  kind: "SALE",
  processedAt: at,
  formattedGateway: payment.gateway,
  ...payment,
});

const goodsOf = ({ unfulfilled, kind }: NewOrder): Pick<StoreOrder, "fulfillmentStatus" | "parcels"> =>
  (unfulfilled ?? kind === "on_fulfilment")
    ? { fulfillmentStatus: "UNFULFILLED", parcels: [] }
    : { fulfillmentStatus: "FULFILLED", parcels: ["DELIVERED"] };

/** Places an order with its payment terms and first payment. */
export const createOrder = (core: Core, input: NewOrder): StoreOrder => {
  const customer = customerOf(core, input.customerId);
  const payment = firstPayment(input);
  const id = core.nextId("order");
  const order: StoreOrder = {
    id,
    name: `#${1001 + core.state.orders.size}`,
    customerId: customer.id,
    createdAt: input.at,
    updatedAt: input.at,
    cancelledAt: null,
    test: input.test ?? false,
    currency: core.state.currency,
    presentment: input.presentment ?? null,
    company: companyOf(core, input.companyId),
    totalMinor: input.amountMinor,
    placedMinor: input.amountMinor,
    ...goodsOf(input),
    returnStatus: "NO_RETURN",
    gateways: payment ? [payment.gateway] : [],
    terms: termsOf(core, input, payment?.amountMinor ?? 0),
    transactions: payment ? [checkoutTransaction(core, payment, input.at)] : [],
    refunds: [],
    agreements: [],
    disputes: [],
    items: [...(input.items ?? [{ title: "Gift box", quantity: 1 }])],
    discounted: input.discounted ?? false,
    locale: customer.locale,
  };
  core.addOrder(order);
  planDueNotices(core, order);
  announce(core, order);
  return order;
};
