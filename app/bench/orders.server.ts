import type { CustomerFacts } from "~/contracts/customer";
import type { OrderWithCustomer } from "~/contracts/orders";
import type { OrderFacts, ScheduleFacts } from "~/domain/ledger/types";
import { DAY_MS } from "~/domain/shared/duration";
import { seededRandom, type Random } from "~/domain/shared/random";

const STATES = ["MA", "CA", "FL", "NY", "TX", "WA", "IL", "GA"] as const;
const OFFSETS = [0, 14, 28, 42] as const;

/** Everything of an order that does not differ between them. */
const SAME = {
  cancelledAt: null, isTest: false, currency: "USD", refundedMinor: 0, financialStatus: "PARTIALLY_PAID", fulfillmentStatus: "FULFILLED",
  gateways: ["Bank Transfer"], refunds: [], disputes: [], returnOpen: false, locale: "en", country: "US", postalCode: null, itemCount: 1, discounted: false,
} as const; // prettier-ignore

const schedulesOf = (i: number, createdAt: Date, part: number, random: Random, now: Date): ScheduleFacts[] => {
  const paid = random() < 0.35 ? Math.floor(random() * 3) + 1 : OFFSETS.length;
  return OFFSETS.map((offset, k) => {
    const dueAt = new Date(createdAt.getTime() + offset * DAY_MS);
    const isPaid = k < paid && dueAt <= now;
    const id = `gid://shopify/PaymentSchedule/${String(i * 4 + k + 1)}`;
    return {
      id,
      issuedAt: createdAt,
      dueAt,
      completedAt: isPaid ? dueAt : null,
      amountMinor: part,
      balanceMinor: isPaid ? 0 : part,
    };
  });
};

const transactionsOf = (schedules: readonly ScheduleFacts[]): OrderFacts["transactions"] =>
  schedules.flatMap(({ id, completedAt, amountMinor }) =>
    completedAt === null
      ? []
      : [
          {
            id: id.replace("PaymentSchedule", "OrderTransaction"),
            kind: "SALE",
            status: "SUCCESS",
            gateway: "Bank Transfer",
            isManualGateway: true,
            processedAt: completedAt,
            amountMinor,
            paymentMethodName: null,
          },
        ],
  );

const customerOf = (no: number, province: string, createdAt: Date, spent: number): CustomerFacts => ({
  customerId: `gid://shopify/Customer/${String(no)}`,
  name: `Customer ${String(no)}`,
  email: `customer-${String(no)}@example.com`,
  phone: null,
  locale: "en",
  timeZone: null,
  addresses: [{ country: "US", province }],
  createdAt,
  lifetimeOrders: 3,
  lifetimeSpentMinor: spent,
  rfmGroup: null,
  marketingState: null,
  marketingSince: null,
});

/**
 * Synthetic orders on credit: a deposit and three payments 14 days apart, about a third with something late at `now`,
 * three orders a customer. The same `i` always makes the same order.
 */
export const benchOrder = (i: number, now: Date): OrderWithCustomer => {
  const random = seededRandom(i);
  const customerNo = Math.floor(i / 3) + 1;
  const createdAt = new Date(now.getTime() - Math.floor(random() * 120 + 2) * DAY_MS);
  const part = 2_000 + Math.floor(random() * 4_000);
  const schedules = schedulesOf(i, createdAt, part, random, now);
  const outstandingMinor = schedules.reduce((sum, { balanceMinor }) => sum + balanceMinor, 0);
  const province = STATES[customerNo % STATES.length] ?? "MA";
  const customer = customerOf(customerNo, province, createdAt, 12 * part);
  const number = String(i + 1);
  return {
    order: {
      ...SAME,
      orderId: `gid://shopify/Order/${number}`,
      name: `#${String(1_000 + i)}`,
      customerId: customer.customerId,
      createdAt,
      processedAt: createdAt,
      updatedAt: createdAt,
      placedMinor: 4 * part,
      totalMinor: 4 * part,
      outstandingMinor,
      receivedMinor: 4 * part - outstandingMinor,
      paymentTerms: {
        id: `gid://shopify/PaymentTerms/${number}`,
        type: "FIXED",
        name: "Instalments",
        dueInDays: null,
        schedules,
      },
      transactions: transactionsOf(schedules),
      province,
      payUrl: `https://bench.myshopify.com/orders/${number}`,
    },
    customer,
  };
};
