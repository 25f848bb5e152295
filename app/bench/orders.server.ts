import type { OrderWithCustomer } from "~/contracts/orders";
import { DAY_MS } from "~/domain/shared/duration";
import { seededRandom } from "~/domain/shared/random";

const MISSING = ["MA", "CA", "FL", "NY", "TX", "WA", "IL", "GA"] as const;

/**
 * Synthetic orders on credit: a deposit and three payments 14 days apart, about a third with something late at `now`,
 * three orders a customer. The same `i` always makes the same order.
 */
export const benchOrder = (i: number, now: Date): OrderWithCustomer => {
  const random = seededRandom(i);
  const customerNo = Math.floor(i / 3) + 1;
  const createdAt = new Date(now.getTime() - Math.floor(random() * 120 + 2) * DAY_MS);
  const part = 2_000 + Math.floor(random() * 4_000);
  const paysUntil = random() < 0.35 ? Math.floor(random() * 3) + 1 : 4;
  const schedules = [0, 14, 28, 42].map((offset, k) => {
    const dueAt = new Date(createdAt.getTime() + offset * DAY_MS);
    const isPaid = k < paysUntil && dueAt <= now;
    return {
      id: `gid://shopify/PaymentSchedule/${String(i * 4 + k + 1)}`,
      issuedAt: createdAt,
      dueAt,
      completedAt: isPaid ? dueAt : null,
      amountMinor: part,
      balanceMinor: isPaid ? 0 : part,
    };
  });
  const outstandingMinor = schedules.reduce((sum, { balanceMinor }) => sum + balanceMinor, 0);
  const customerId = `gid://shopify/Customer/${String(customerNo)}`;
  const province = MISSING[customerNo % MISSING.length] ?? "MA";
  return {
    order: {
      orderId: `gid://shopify/Order/${String(i + 1)}`,
      name: `#${String(1_000 + i)}`,
      customerId,
      createdAt,
      processedAt: createdAt,
      updatedAt: createdAt,
      cancelledAt: null,
      isTest: false,
      currency: "USD",
      totalMinor: 4 * part,
      outstandingMinor,
      receivedMinor: 4 * part - outstandingMinor,
      refundedMinor: 0,
      financialStatus: "PARTIALLY_PAID",
      fulfillmentStatus: "FULFILLED",
      gateways: ["Bank Transfer"],
      paymentTerms: {
        id: `gid://shopify/PaymentTerms/${String(i + 1)}`,
        type: "FIXED",
        name: "Instalments",
        dueInDays: null,
        schedules,
      },
      transactions: schedules
        .filter(({ completedAt }) => completedAt !== null)
        .map(({ id, dueAt, amountMinor }) => ({
          id: id.replace("PaymentSchedule", "OrderTransaction"),
          kind: "SALE",
          status: "SUCCESS",
          gateway: "Bank Transfer",
          isManualGateway: true,
          processedAt: dueAt,
          amountMinor,
          paymentMethodName: null,
        })),
      disputes: [],
      returnOpen: false,
      locale: "en",
      country: "US",
      province,
      postalCode: null,
      payUrl: `https://bench.myshopify.com/orders/${String(i + 1)}`,
      itemCount: 1,
      discounted: false,
    },
    customer: {
      customerId,
      name: `Customer ${String(customerNo)}`,
      email: `customer-${String(customerNo)}@example.com`,
      phone: null,
      locale: "en",
      timeZone: null,
      addresses: [{ country: "US", province }],
      createdAt,
      lifetimeOrders: 3,
      lifetimeSpentMinor: 12 * part,
      rfmGroup: null,
      marketingState: null,
    },
  };
};
