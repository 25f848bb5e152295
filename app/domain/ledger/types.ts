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
  /** Both in the customer's currency, where that is another one. */
  readonly presented?: { readonly amountMinor: number; readonly balanceMinor: number } | undefined;
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
  /** Who owes it: the customer who ordered, or the main contact of the business that did. */
  readonly customerId: string | null;
  /** The business that bought, and which of its places. */
  readonly company?: { readonly name: string; readonly location: string } | undefined;
  readonly createdAt: Date;
  readonly processedAt: Date;
  readonly updatedAt: Date;
  readonly cancelledAt: Date | null;
  readonly isTest: boolean;
  readonly currency: string;
  /** The total when the order was placed; `totalMinor` is what edits and returns have made of it. */
  readonly placedMinor: number;
  readonly totalMinor: number;
  /** Negative when the merchant owes the customer. */
  readonly outstandingMinor: number;
  /** Total and outstanding as the customer sees them, where that is another currency than the shop's. */
  readonly presentment?:
    { readonly currency: string; readonly totalMinor: number; readonly outstandingMinor: number } | undefined;
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
  /** When something was given back or taken off, and how much money moved (zero when only the debt shrank). */
  readonly refunds: readonly { readonly id: string; readonly at: Date; readonly amountMinor: number }[];
  /** Whether Shopify says that the order was edited. */
  readonly edited?: boolean | undefined;
  /** By how much each edit changed the total; undefined while that was not read. */
  readonly edits?: readonly { readonly id: string; readonly at: Date; readonly amountMinor: number }[] | undefined;
  readonly disputes: readonly { readonly id: string; readonly initiatedAs: string; readonly status: string }[];
  readonly returnOpen: boolean;
  /** What became of each parcel (Shopify's FulfillmentDisplayStatus); undefined while that was not read. */
  readonly deliveries?: readonly string[] | undefined;
  readonly locale: string | null;
  readonly country: string | null;
  readonly province: string | null;
  readonly postalCode: string | null;
  /** Shopify's own page where the customer pays; the only pay link ever shown. */
  readonly payUrl: string | null;
  /** Articles when it was placed, whatever was given back since. */
  readonly itemCount: number;
  /** Whether anything of it has to be shipped; undefined where that was not read. */
  readonly needsShipping?: boolean | undefined;
  readonly discounted: boolean;
};

/** Kinds of terms: Shopify's, and a deposit with the balance later, which Shopify gives as schedules alone. */
export const TERMS_KINDS = ["NET", "FIXED", "FULFILLMENT", "RECEIPT", "DEFERRED", "UNKNOWN"] as const;
export type TermsKind = (typeof TERMS_KINDS)[number];

export type CreditRule = {
  readonly isCredit: boolean;
  /** Whether the goods leave before the money is due, so that nobody is chased for what was not sent. */
  readonly goodsFirst: boolean;
};

export type GatewayRule = CreditRule & { readonly gateway: string; readonly dueInDays: number };

/** What the merchant settled in set-up about which orders are its own credit. */
export type CreditMapping = {
  /** Manual methods (lower case) that the merchant settled, with the days until payment is due; others are no credit. */
  readonly payLaterGateways: readonly GatewayRule[];
  /** Kinds of terms that the merchant settled; the others are as usual. */
  readonly terms: readonly (CreditRule & { readonly kind: TermsKind })[];
};

export type Classification =
  | { readonly kind: "credit"; readonly creditKind: CreditKind }
  | { readonly kind: "excluded"; readonly exclusion: Exclusion };

export type InstalmentPlan = {
  /** Names the instalment within its order: the schedule's number, or its place where there is no schedule. */
  readonly key: string;
  readonly sequence: number;
  readonly scheduleId: string | null;
  readonly dueAt: Date;
  /** The due day in the shop's time zone, YYYY-MM-DD. */
  readonly dueOn: string;
  readonly amountMinor: number;
};

export const ENTRY_KINDS = ["charge", "edit", "return", "payment", "refund", "cancellation", "adjustment", "reallocation"] as const; // prettier-ignore
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Something that changed what is owed on an order, before it is split over instalments. */
export type LedgerEvent = {
  /** What Shopify calls the fact; unique within the obligation but for adjustments, which also differ by moment. */
  readonly ref: string;
  readonly kind: EntryKind;
  /** Positive raises what is owed, negative lowers it. */
  readonly amountMinor: number;
  readonly effectiveAt: Date;
};

/**
 * Where an amount stands: an instalment by its key, with the day it was due when the entry was written. Both null for
 * what is owed without a date (an on-fulfilment order before the goods left) or what the merchant owes.
 */
export type Bucket = { readonly instalmentKey: string | null; readonly dueOn: string | null };

/** A part of an event in one bucket. */
export type Posting = LedgerEvent & Bucket;

/** Append-only. The sum over an obligation is what is owed, the sum over a bucket what is open on that instalment. */
export type LedgerEntry = Bucket & {
  /** Unique within the obligation: the event, the instalment, and how often that pair was corrected. */
  readonly sourceRef: string;
  readonly kind: EntryKind;
  readonly amountMinor: number;
  /** When it happened. When it became known is the row's `recordedAt`. */
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
  /** Released: still unpaid, but no longer on credit terms, so that nobody is chased for it. */
  readonly state: "open" | "settled" | "cancelled" | "released";
  readonly closedAt: Date | null;
  readonly instalments: readonly InstalmentStatus[];
};
