/** How a debt to the merchant itself arose; `imported` came from a file. */
export const CREDIT_KINDS = ["payment_terms", "deferred_purchase", "manual_pay_later", "imported"] as const;
export type CreditKind = (typeof CREDIT_KINDS)[number];

/** Why an order is never collected; it still informs the score. */
export const EXCLUSIONS = ["third_party_bnpl", "paid_at_checkout", "test_order", "no_customer", "not_mapped"] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

export type ScheduleFacts = {
  readonly id: string;
  readonly issuedAt: Date | null;
  readonly dueAt: Date | null;
  readonly completedAt: Date | null;
  /** Planned amount of the instalment. */
  readonly amountMinor: number;
  /** What Shopify says is still to pay on it. */
  readonly balanceMinor: number;
};

export type TransactionFacts = {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly gateway: string;
  readonly isManualGateway: boolean;
  readonly processedAt: Date;
  readonly amountMinor: number;
  /** Name of the third-party method where the payment details carry one (Klarna, Shop Pay Installments …). */
  readonly paymentMethodName: string | null;
};

/** An order as the domain sees it, whatever it was read from. Amounts in the shop's currency, minor units. */
export type OrderFacts = {
  readonly orderId: string;
  readonly name: string;
  readonly customerId: string | null;
  readonly createdAt: Date;
  readonly processedAt: Date;
  readonly updatedAt: Date;
  readonly cancelledAt: Date | null;
  readonly isTest: boolean;
  readonly currency: string;
  readonly totalMinor: number;
  /** Negative when the merchant owes the customer. */
  readonly outstandingMinor: number;
  readonly receivedMinor: number;
  readonly refundedMinor: number;
  readonly financialStatus: string;
  readonly fulfillmentStatus: string;
  readonly gateways: readonly string[];
  readonly paymentTerms: {
    readonly id: string;
    readonly type: "FIXED" | "FULFILLMENT" | "NET" | "RECEIPT" | "UNKNOWN";
    readonly name: string;
    readonly dueInDays: number | null;
    readonly schedules: readonly ScheduleFacts[];
  } | null;
  readonly transactions: readonly TransactionFacts[];
  readonly disputes: readonly { readonly id: string; readonly initiatedAs: string; readonly status: string }[];
  readonly returnOpen: boolean;
  readonly locale: string | null;
  readonly country: string | null;
  readonly province: string | null;
  readonly postalCode: string | null;
  /** Shopify's own page where the customer pays; the only pay link ever shown. */
  readonly payUrl: string | null;
  readonly itemCount: number;
  readonly discounted: boolean;
};

/** What the merchant settled in set-up about which orders are its own credit. */
export type CreditMapping = {
  /** Gateways (lower case) of manual methods that mean "pay later", with the days until payment is due. */
  readonly payLaterGateways: readonly { readonly gateway: string; readonly dueInDays: number }[];
};

export type Classification =
  | { readonly kind: "credit"; readonly creditKind: CreditKind }
  | { readonly kind: "excluded"; readonly exclusion: Exclusion };

export type InstalmentPlan = {
  readonly sequence: number;
  readonly scheduleId: string | null;
  readonly dueAt: Date;
  /** The due day in the shop's time zone, YYYY-MM-DD. */
  readonly dueOn: string;
  readonly amountMinor: number;
};

export const ENTRY_KINDS = ["charge", "payment", "refund", "cancellation", "adjustment"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Append-only. Positive raises what is owed, negative lowers it; the sum is the balance. */
export type LedgerEntry = {
  /** Unique within the obligation, made from what Shopify calls the fact; repeating it adds nothing. */
  readonly sourceRef: string;
  readonly kind: EntryKind;
  readonly amountMinor: number;
  /** When it happened. */
  readonly effectiveAt: Date;
};

export type InstalmentState = "open" | "paid" | "cancelled";

export type InstalmentStatus = InstalmentPlan & {
  readonly balanceMinor: number;
  readonly state: InstalmentState;
  readonly paidAt: Date | null;
};

export type ObligationStatus = {
  readonly balanceMinor: number;
  readonly state: "open" | "settled" | "cancelled";
  readonly closedAt: Date | null;
  readonly instalments: readonly InstalmentStatus[];
};
