import type { CustomerFacts } from "~/contracts/customer";
import type { OrderWithCustomer } from "~/contracts/orders";
import { days, minus } from "~/domain/shared/duration";
import type { OrderFacts } from "~/domain/ledger/types";

export const customerFacts = (n: number, more: Partial<CustomerFacts> = {}): CustomerFacts => ({
  customerId: `gid://shopify/Customer/${n}`,
  name: `Customer Number${n}`,
  email: `customer-${n}@example.com`,
  phone: null,
  locale: "en",
  timeZone: null,
  addresses: [{ country: "US", province: "NY", postalCode: "10001" }],
  createdAt: new Date("2025-01-01T00:00:00Z"),
  lifetimeOrders: 1,
  lifetimeSpentMinor: 10_000,
  rfmGroup: null,
  marketingState: null,
  marketingSince: null,
  ...more,
});

export type OrderInput = {
  readonly n: number;
  readonly customer: CustomerFacts;
  readonly dueAt: Date;
  readonly amountMinor?: number;
  readonly facts?: Partial<OrderFacts>;
};

/** An order on 30 days' terms with one schedule and nothing paid. */
export const netOrder = ({ n, customer, dueAt, amountMinor = 10_000, facts = {} }: OrderInput): OrderWithCustomer => {
  const createdAt = minus(dueAt, days(30));
  const order: OrderFacts = {
    orderId: `gid://shopify/Order/${n}`,
    name: `#${n}`,
    customerId: customer.customerId,
    createdAt,
    processedAt: createdAt,
    updatedAt: createdAt,
    cancelledAt: null,
    isTest: false,
    currency: "USD",
    placedMinor: amountMinor,
    totalMinor: amountMinor,
    outstandingMinor: amountMinor,
    receivedMinor: 0,
    refundedMinor: 0,
    financialStatus: "PENDING",
    fulfillmentStatus: "FULFILLED",
    gateways: [],
    paymentTerms: {
      id: `gid://shopify/PaymentTerms/${n}`,
      type: "NET",
      name: "Net 30",
      dueInDays: 30,
      schedules: [
        {
          id: `gid://shopify/PaymentSchedule/${n}`,
          issuedAt: createdAt,
          dueAt,
          completedAt: null,
          amountMinor,
          balanceMinor: amountMinor,
        },
      ],
    },
    transactions: [],
    refunds: [],
    disputes: [],
    returnOpen: false,
    locale: null,
    country: "US",
    province: "NY",
    postalCode: "10001",
    payUrl: `https://credit-shop.example/pay/${n}`,
    itemCount: 1,
    discounted: false,
    ...facts,
  };
  return { order, customer };
};

/** The same order after it was paid in full. */
export const paid = ({ order, customer }: OrderWithCustomer, at: Date): OrderWithCustomer => ({
  customer,
  order: {
    ...order,
    updatedAt: at,
    outstandingMinor: 0,
    receivedMinor: order.totalMinor,
    financialStatus: "PAID",
    gateways: ["Bank Transfer"],
    paymentTerms: order.paymentTerms && {
      ...order.paymentTerms,
      schedules: order.paymentTerms.schedules.map((one) => ({ ...one, completedAt: at, balanceMinor: 0 })),
    },
    transactions: [
      {
        id: order.orderId.replace("/Order/", "/OrderTransaction/"),
        kind: "SALE",
        status: "SUCCESS",
        gateway: "Bank Transfer",
        isManualGateway: true,
        processedAt: at,
        amountMinor: order.totalMinor,
        paymentMethodName: null,
      },
    ],
  },
});
