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
  readonly amountMinor: number;
  balanceMinor: number;
};

export type StoreTransaction = {
  readonly id: number;
  readonly kind: "SALE" | "REFUND" | "AUTHORIZATION" | "CAPTURE" | "VOID";
  readonly status: "SUCCESS" | "PENDING" | "FAILURE";
  readonly gateway: string;
  readonly formattedGateway: string;
  readonly manualPaymentGateway: boolean;
  readonly processedAt: Date;
  readonly amountMinor: number;
  /** Set where Shopify carries it: Shop Pay Installments and local methods such as Klarna. */
  readonly paymentDetails: { readonly typename: string; readonly paymentMethodName: string } | null;
};

export type StoreOrder = {
  readonly id: number;
  readonly name: string;
  readonly customerId: number | null;
  readonly createdAt: Date;
  updatedAt: Date;
  cancelledAt: Date | null;
  readonly test: boolean;
  readonly currency: string;
  /** What the order costs now: the placed total less what was refunded or cancelled. */
  totalMinor: number;
  /** What it cost when it was placed. */
  readonly placedMinor: number;
  fulfillmentStatus: "FULFILLED" | "UNFULFILLED";
  returnStatus: "NO_RETURN" | "IN_PROGRESS" | "RETURN_REQUESTED";
  readonly gateways: string[];
  readonly terms: {
    readonly id: number;
    readonly type: "NET" | "FIXED" | "RECEIPT" | "FULFILLMENT";
    readonly name: string;
    readonly dueInDays: number | null;
    readonly schedules: StoreSchedule[];
  } | null;
  readonly transactions: StoreTransaction[];
  readonly disputes: { readonly id: number; readonly initiatedAs: "CHARGEBACK" | "INQUIRY"; readonly status: string }[];
  readonly items: { readonly title: string; readonly quantity: number }[];
  readonly discounted: boolean;
  readonly locale: string;
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
  readonly mails: Mail[];
};

export const ORDER_KINDS = ["net30", "instalments", "deposit", "bank_transfer", "card", "third_party_bnpl"] as const;
export type OrderKind = (typeof ORDER_KINDS)[number];

/** What a person (or a test) can do to the store; every act sends the webhooks that Shopify would send. */
export type StoreControl = {
  readonly placeOrder: (input: { customerId: number; kind: OrderKind; amountMinor: number }) => StoreOrder;
  /** Pays the oldest open schedules first; everything outstanding when no amount is given. */
  readonly pay: (orderId: number, amountMinor?: number) => void;
  readonly refund: (orderId: number, amountMinor?: number) => void;
  readonly cancel: (orderId: number) => void;
  readonly openReturn: (orderId: number) => void;
  readonly dispute: (orderId: number) => void;
  readonly uninstall: () => void;
  /** Mail to this address is refused by the mail server (550) from now on; `later` accepts it and reports it then. */
  readonly bounce: (email: string, when?: "at once" | "later") => void;
  /** Switches for the delivery of webhooks. */
  readonly webhooks: { duplicate: boolean; reorder: boolean; loseEvery: number };
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
};

export type LocalStore = {
  readonly url: string;
  readonly smtpPort: number;
  readonly shop: string;
  readonly state: StoreState;
  readonly clock: StoreClock;
  readonly control: StoreControl;
  readonly stats: Readonly<StoreStats>;
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
