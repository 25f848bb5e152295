import { days, plus } from "~/domain/shared/duration";
import type { Core } from "./core";
import { orderPayload, schedulePayload, termsPayload, transactionPayload } from "./payloads";
import { outstandingOf } from "./order-money";
import type { OrderKind, StoreOrder, StoreSchedule, StoreTransaction } from "./types";

export const INSTALMENT_GAP_DAYS = 14;
export const CREDIT_DAYS = 30;

export type NewOrder = {
  readonly customerId: number;
  readonly kind: OrderKind;
  readonly amountMinor: number;
  readonly at: Date;
  readonly test?: boolean;
  readonly discounted?: boolean;
  readonly items?: readonly { readonly title: string; readonly quantity: number }[];
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

const isCredit = (kind: OrderKind) => kind === "net30" || kind === "instalments" || kind === "deposit";

const termsOf = (core: Core, order: NewOrder, paidMinor: number): StoreOrder["terms"] => {
  if (!isCredit(order.kind)) return null;
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

/** A due schedule announces itself once, at its due date, if it is still open. */
export const planDueNotices = (core: Core, order: StoreOrder): void => {
  for (const schedule of order.terms?.schedules ?? []) {
    if (schedule.balanceMinor === 0 || schedule.dueAt <= core.now()) continue;
    core.events.plan(schedule.dueAt, () => {
      if (schedule.balanceMinor > 0) core.emit("payment_schedules/due", () => schedulePayload(order, schedule));
    });
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

/** Places an order with its payment terms and first payment. */
export const createOrder = (core: Core, input: NewOrder): StoreOrder => {
  const customer = core.state.customers.get(input.customerId);
  if (!customer) throw new Error(`There is no customer ${input.customerId}`);
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
    totalMinor: input.amountMinor,
    placedMinor: input.amountMinor,
    fulfillmentStatus: "FULFILLED",
    returnStatus: "NO_RETURN",
    gateways: payment ? [payment.gateway] : [],
    terms: termsOf(core, input, payment?.amountMinor ?? 0),
    transactions: payment
      ? [
          {
            id: core.nextId("transaction"),
            kind: "SALE",
            processedAt: input.at,
            formattedGateway: payment.gateway,
            ...payment,
          },
        ]
      : [],
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
