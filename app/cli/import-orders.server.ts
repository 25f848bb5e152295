import type { CustomerFacts } from "~/contracts/customer";
import type { OrderWithCustomer } from "~/contracts/orders";
import type { OrderFacts, ScheduleFacts, TransactionFacts } from "~/domain/ledger/types";
import type { Receivable } from "./receivables-csv.server";

/** Row identifiers keep what follows the last slash, so an imported name must not carry one. */
const importId = (id: string): string => `import:${id.replaceAll("/", "%2F")}`;

const latest = (moments: readonly Date[]): Date => new Date(Math.max(...moments.map((moment) => moment.getTime())));
const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** Never more than was charged: an overpayment is between the merchant and its customer. */
const paidMinor = ({ payment, amountMinor }: Receivable): number => Math.min(amountMinor, payment?.amountMinor ?? 0);

const scheduleOf = (row: Receivable): ScheduleFacts => ({
  id: `${importId(row.orderId)}:${row.dueOn}`,
  issuedAt: row.createdAt,
  dueAt: row.dueAt,
  completedAt: row.paidAt ?? null,
  amountMinor: row.amountMinor,
  balanceMinor: row.amountMinor - paidMinor(row),
});

const transactionOf = (row: Receivable): TransactionFacts[] =>
  row.payment === undefined || paidMinor(row) === 0
    ? []
    : [
        {
          id: `${importId(row.orderId)}:${row.dueOn}`,
          kind: "SALE",
          status: "SUCCESS",
          gateway: row.gateway ?? "import",
          isManualGateway: true,
          processedAt: row.payment.at,
          amountMinor: paidMinor(row),
          paymentMethodName: null,
        },
      ];

const toOrder = (rows: readonly Receivable[], first: Receivable): OrderFacts => {
  const totalMinor = sum(rows.map(({ amountMinor }) => amountMinor));
  const receivedMinor = sum(rows.map(paidMinor));
  const moments = rows.flatMap(({ createdAt, payment }) => (payment ? [createdAt, payment.at] : [createdAt]));
  return {
    orderId: importId(first.orderId),
    name: first.orderId,
    customerId: importId(first.customerId),
    createdAt: first.createdAt,
    processedAt: first.createdAt,
    updatedAt: latest(moments),
    cancelledAt: null,
    isTest: false,
    currency: first.currency,
    placedMinor: totalMinor,
    totalMinor,
    outstandingMinor: totalMinor - receivedMinor,
    receivedMinor,
    refundedMinor: 0,
    financialStatus: receivedMinor === totalMinor ? "PAID" : receivedMinor > 0 ? "PARTIALLY_PAID" : "PENDING",
    fulfillmentStatus: "FULFILLED",
    gateways: [first.gateway ?? "import"],
    paymentTerms: {
      id: importId(first.orderId),
      type: "FIXED",
      name: "imported",
      dueInDays: null,
      schedules: rows.map(scheduleOf),
    },
    transactions: rows.flatMap(transactionOf),
    refunds: [],
    disputes: rows.some(({ disputed }) => disputed)
      ? [{ id: importId(first.orderId), initiatedAs: "INQUIRY", status: "NEEDS_RESPONSE" }]
      : [],
    returnOpen: false,
    locale: first.locale ?? null,
    country: first.country,
    province: first.province ?? null,
    postalCode: null,
    payUrl: null,
    itemCount: first.items,
    discounted: false,
  };
};

const newestSaid = <T>(rows: readonly Receivable[], read: (row: Receivable) => T | undefined): T | undefined =>
  rows.map(read).findLast((value) => value !== undefined);

const toCustomer = (rows: readonly Receivable[], first: Receivable): CustomerFacts => {
  const places = new Map(
    rows.map(({ country, province }) => [
      `${country}-${province ?? ""}`,
      { country, ...(province === undefined ? {} : { province }) },
    ]),
  );
  return {
    customerId: importId(first.customerId),
    name: null,
    email: newestSaid(rows, ({ email }) => email) ?? null,
    phone: newestSaid(rows, ({ phone }) => phone) ?? null,
    locale: newestSaid(rows, ({ locale }) => locale) ?? "en",
    timeZone: newestSaid(rows, ({ timeZone }) => timeZone) ?? null,
    addresses: [...places.values()],
    createdAt: first.createdAt,
    lifetimeOrders: new Set(rows.map(({ orderId }) => orderId)).size,
    lifetimeSpentMinor: sum(rows.map(({ amountMinor }) => amountMinor)),
    rfmGroup: null,
    marketingState: null,
    marketingSince: null,
  };
};

const groupBy = (rows: readonly Receivable[], keyOf: (row: Receivable) => string): Map<string, Receivable[]> => {
  const groups = new Map<string, Receivable[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
};

const byDue = (a: Receivable, b: Receivable): number =>
  a.dueAt.getTime() - b.dueAt.getTime() || a.createdAt.getTime() - b.createdAt.getTime();

/**
 * The orders of a file as the ledger takes them: instalments become payment terms, payments become transactions. The
 * rows of one order have one customer and one currency, which is checked before.
 */
export const ordersOf = (rows: readonly Receivable[]): OrderWithCustomer[] => {
  const customers = new Map<string, CustomerFacts>();
  for (const [customerId, own] of groupBy(rows, (row) => row.customerId)) {
    const sorted = [...own].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
    if (sorted[0]) customers.set(customerId, toCustomer(sorted, sorted[0]));
  }
  return [...groupBy(rows, (row) => row.orderId).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const sorted = [...group].sort(byDue);
    return [{ order: toOrder(sorted, sorted[0] ?? first), customer: customers.get(first.customerId) ?? null }];
  });
};
