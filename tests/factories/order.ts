import type { CreditMapping, OrderFacts, ScheduleFacts, TransactionFacts } from "~/domain/ledger/types";

type Terms = NonNullable<OrderFacts["paymentTerms"]>;

/** Nothing is mapped: only payment terms make credit. */
export const NO_MAPPING: CreditMapping = { payLaterGateways: [], terms: [] };

/** An order of 100.00 dollars, placed at noon UTC on 1 March 2026 by a known customer and paid by card at once. */
export const order = (more: Partial<OrderFacts> = {}): OrderFacts => ({
  orderId: "gid://shopify/Order/1",
  name: "#1001",
  customerId: "gid://shopify/Customer/1",
  createdAt: new Date("2026-03-01T12:00:00Z"),
  processedAt: new Date("2026-03-01T12:00:00Z"),
  updatedAt: new Date("2026-03-01T12:00:00Z"),
  cancelledAt: null,
  isTest: false,
  currency: "USD",
  placedMinor: 10_000,
  totalMinor: 10_000,
  outstandingMinor: 0,
  receivedMinor: 10_000,
  refundedMinor: 0,
  financialStatus: "PAID",
  fulfillmentStatus: "UNFULFILLED",
  gateways: ["shopify_payments"],
  paymentTerms: null,
  transactions: [],
  refunds: [],
  disputes: [],
  returnOpen: false,
  locale: "en",
  country: "US",
  province: "NY",
  postalCode: "10001",
  payUrl: "https://shop.example/pay/1",
  itemCount: 1,
  discounted: false,
  ...more,
});

export const schedule = (n: number, dueAt: string | null, more: Partial<ScheduleFacts> = {}): ScheduleFacts => ({
  id: `gid://shopify/PaymentSchedule/${String(n)}`,
  issuedAt: null,
  dueAt: dueAt === null ? null : new Date(dueAt),
  completedAt: null,
  amountMinor: 10_000,
  balanceMinor: 10_000,
  ...more,
});

export const terms = (type: Terms["type"], schedules: readonly ScheduleFacts[] = [], dueInDays?: number): Terms => ({
  id: "gid://shopify/PaymentTerms/1",
  type,
  name: type,
  dueInDays: dueInDays ?? null,
  schedules,
});

/** The same order on payment terms with nothing paid yet. */
export const owedOrder = (more: Partial<OrderFacts> = {}): OrderFacts =>
  order({
    outstandingMinor: 10_000,
    receivedMinor: 0,
    financialStatus: "PENDING",
    gateways: [],
    paymentTerms: terms("NET", [schedule(1, "2026-03-31T12:00:00Z")], 30),
    ...more,
  });

export const transaction = (n: number, more: Partial<TransactionFacts> = {}): TransactionFacts => ({
  id: `gid://shopify/OrderTransaction/${String(n)}`,
  kind: "SALE",
  status: "SUCCESS",
  gateway: "shopify_payments",
  isManualGateway: false,
  processedAt: new Date("2026-03-10T12:00:00Z"),
  amountMinor: 4_000,
  paymentMethodName: null,
  ...more,
});
