import type { OrderInput, StoreControl } from "./control-types";

/** What the stand-in knows of a shop. Identifiers are the numeric part; GIDs are made where the API speaks. */
export type StoreCustomer = {
  readonly id: number;
  readonly displayName: string;
  readonly email: string;
  readonly phone: string | null;
  readonly locale: string;
  readonly createdAt: Date;
  updatedAt: Date;
  readonly address: { readonly country: string; readonly province: string | null; readonly zip: string | null };
  marketingState: "SUBSCRIBED" | "NOT_SUBSCRIBED" | "UNSUBSCRIBED";
  readonly tags: string[];
};

export type StoreSchedule = {
  readonly id: number;
  readonly issuedAt: Date;
  dueAt: Date;
  completedAt: Date | null;
  amountMinor: number;
  balanceMinor: number;
};

export type StoreTerms = {
  readonly id: number;
  readonly type: "NET" | "FIXED" | "RECEIPT" | "FULFILLMENT";
  readonly name: string;
  readonly dueInDays: number | null;
  /** Terms that are due on fulfilment have no schedule before it. */
  schedules: StoreSchedule[];
};

export type StoreTransaction = {
  readonly id: number;
  readonly kind: "SALE" | "REFUND" | "AUTHORIZATION" | "CAPTURE" | "VOID";
  status: "SUCCESS" | "PENDING" | "FAILURE";
  readonly gateway: string;
  readonly formattedGateway: string;
  readonly manualPaymentGateway: boolean;
  readonly processedAt: Date;
  readonly amountMinor: number;
  /** Set where Shopify carries it: Shop Pay Installments and local methods such as Klarna. */
  readonly paymentDetails: { readonly typename: string; readonly paymentMethodName: string } | null;
  /** The transaction that this one voids. */
  readonly parentId?: number | undefined;
  errorCode?: "INSUFFICIENT_FUNDS" | "CARD_DECLINED" | undefined;
};

/** Goods given back; the money that went with them is in the transactions, and there may be none. */
export type StoreRefund = {
  readonly id: number;
  readonly at: Date;
  readonly amountMinor: number;
  readonly transactions: readonly StoreTransaction[];
};

/** A change of what was sold after the order was placed; negative where it became less. */
export type StoreAgreement = {
  readonly id: number;
  readonly at: Date;
  readonly amountMinor: number;
  /** Set where a refund is the reason; otherwise the order was edited. */
  readonly refund: StoreRefund | null;
};

export const DISPUTE_KINDS = ["CHARGEBACK", "INQUIRY"] as const;
export type DisputeKind = (typeof DISPUTE_KINDS)[number];

export type StoreDispute = {
  readonly id: number;
  readonly initiatedAs: DisputeKind;
  status: "NEEDS_RESPONSE" | "WON" | "LOST";
};

/** A business that buys: one place of delivery, and the customer who speaks for it. */
export type StoreCompany = {
  readonly id: number;
  readonly name: string;
  readonly createdAt: Date;
  readonly location: { readonly id: number; readonly name: string };
  readonly contact: { readonly id: number; customerId: number };
};

/** The customer's currency, and how much of it one unit of the shop's buys. */
export type Presentment = { readonly currency: string; readonly rate: number };

export const PARCELS = ["IN_TRANSIT", "DELIVERED", "NOT_DELIVERED"] as const;
export type Parcel = (typeof PARCELS)[number];

export type StoreOrder = {
  readonly id: number;
  readonly name: string;
  customerId: number | null;
  readonly createdAt: Date;
  updatedAt: Date;
  cancelledAt: Date | null;
  readonly test: boolean;
  readonly currency: string;
  /** null where the customer paid in the shop's currency. */
  readonly presentment: Presentment | null;
  /** The business for which the customer bought. */
  readonly company: StoreCompany | null;
  /** What the order costs now: the placed total less what was refunded or cancelled. */
  totalMinor: number;
  /** What it cost when it was placed. */
  readonly placedMinor: number;
  fulfillmentStatus: "FULFILLED" | "PARTIALLY_FULFILLED" | "UNFULFILLED";
  /** What became of each parcel that left. */
  readonly parcels: Parcel[];
  returnStatus: "NO_RETURN" | "IN_PROGRESS" | "RETURN_REQUESTED" | "RETURNED";
  readonly gateways: string[];
  terms: StoreTerms | null;
  readonly transactions: StoreTransaction[];
  readonly refunds: StoreRefund[];
  readonly agreements: StoreAgreement[];
  readonly disputes: StoreDispute[];
  readonly items: readonly { readonly title: string; readonly quantity: number; readonly isGiftCard?: boolean }[];
  readonly discounted: boolean;
  readonly locale: string;
};

/** An offer with its terms that becomes an order when it is completed. */
export type StoreDraft = {
  readonly id: number;
  readonly name: string;
  readonly createdAt: Date;
  input: OrderInput;
  orderId: number | null;
};

export type Mail = {
  readonly id: number;
  readonly at: Date;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
};

export type StoreState = {
  readonly shop: string;
  readonly name: string;
  readonly currency: string;
  readonly country: string;
  readonly timeZone: string;
  readonly customers: Map<number, StoreCustomer>;
  readonly orders: Map<number, StoreOrder>;
  readonly companies: Map<number, StoreCompany>;
  readonly drafts: Map<number, StoreDraft>;
  readonly mails: Mail[];
};

export type StoreClock = {
  readonly now: () => Date;
  /**
   * Moves the clock forward event by event: payments, due schedules and the app's own jobs happen at their own
   * moments, because after each step the webhooks are delivered and the app is awaited until it is quiet.
   */
  readonly advance: (ms: number) => Promise<void>;
};

export type LocalStoreOptions = {
  readonly port: number;
  readonly smtpPort: number;
  readonly appUrl: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly seed: number;
  readonly customers: number;
  /** CSV of receivables to load instead of generating credit orders. */
  readonly receivables?: string | undefined;
  /** CSV (optionally .gz) of an order history to load as card orders. */
  readonly orders?: string | undefined;
  readonly startAt: Date;
  /** Written at every move of the clock; the app's processes follow it (preload.mjs). */
  readonly clockFile: string;
  /** The secret with which the mail server reports bounces to the app. */
  readonly reportsToken?: string | undefined;
  /** Resolves when the app has nothing due; answers when it will next have, if ever. */
  readonly whenQuiet: () => Promise<Date | undefined>;
  /** Access scopes granted at installation; the demo's scopes with the whole order history when not given. */
  readonly scopes?: readonly string[] | undefined;
  /** false: customers without past or future orders, for tests that place their own. */
  readonly history?: boolean | undefined;
};

/** What tests may ask about the traffic of the app. */
export type StoreStats = {
  tokenExchanges: number;
  refreshes: number;
  graphqlRequests: number;
  throttled: number;
  webhooksDelivered: number;
  /** Given up after all attempts. */
  webhooksFailed: number;
  /** Never sent, because a switch said so. */
  webhooksLost: number;
  /** Requests that were answered with an ordered fault. */
  apiFaults: number;
};

export type LocalStore = {
  readonly url: string;
  readonly smtpPort: number;
  readonly shop: string;
  readonly state: StoreState;
  readonly clock: StoreClock;
  readonly control: StoreControl;
  readonly stats: Readonly<StoreStats>;
  /** From now on so many orders of the next days are of another kind than what was before. */
  readonly changeBehaviour: (forDays: number, orders: number) => void;
  /** Webhooks waiting to be delivered or being delivered. */
  readonly pendingWebhooks: () => number;
  /** The id token that Shopify would put into the admin's iframe, for tests that play the browser. */
  readonly adminIdToken: () => Promise<string>;
  readonly stop: () => Promise<void>;
};

/** What the pages of the stand-in admin, account and mailbox are given. */
export type PageContext = {
  readonly options: LocalStoreOptions;
  readonly state: StoreState;
  readonly clock: StoreClock;
  readonly control: StoreControl;
  /** The id token that Shopify would put into the admin's iframe (HS256, one minute). */
  readonly adminIdToken: () => Promise<string>;
  /** The session token of a signed-in customer on the order status page. */
  readonly accountToken: (customerId: number) => Promise<string>;
  /** Outstanding amount of an order in minor units. */
  readonly outstanding: (order: StoreOrder) => number;
};
