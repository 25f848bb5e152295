import type { OrderFault } from "./core";
import type { DisputeKind, Parcel, Presentment, StoreCompany, StoreDraft, StoreOrder } from "./types";

export const ORDER_KINDS = [
  "net30",
  "instalments",
  "deposit",
  "on_fulfilment",
  "bank_transfer",
  "card",
  "third_party_bnpl",
] as const;
export type OrderKind = (typeof ORDER_KINDS)[number];

export type OrderInput = {
  readonly customerId: number;
  readonly kind: OrderKind;
  readonly amountMinor: number;
  readonly test?: boolean | undefined;
  /** Nothing is sent yet; where not said, only orders that are due on fulfilment wait for it. */
  readonly unfulfilled?: boolean | undefined;
  readonly presentment?: Presentment | undefined;
  readonly companyId?: number | undefined;
  /** One gift box where it is not said. */
  readonly items?: StoreOrder["items"] | undefined;
};

export type ScheduleInput = { readonly dueAt: Date; readonly amountMinor: number };

/** What happens to what was sold. */
export type GoodsControl = {
  /** Makes the order dearer, or cheaper with a negative difference. */
  readonly edit: (orderId: number, differenceMinor: number) => void;
  readonly openReturn: (orderId: number) => void;
  readonly closeReturn: (orderId: number) => void;
  /** A part first, or all that is left; terms that are due on fulfilment get their date when all is sent. */
  readonly fulfil: (orderId: number, extent: "part" | "all") => void;
  /** What the carrier says of the parcel that left last. */
  readonly trackParcel: (orderId: number, outcome: Parcel) => void;
  readonly cancel: (orderId: number) => void;
};

/** What happens to the money of an order. */
export type MoneyControl = {
  /** Pays the oldest open schedules first; everything outstanding when no amount is given. */
  readonly pay: (orderId: number, amountMinor?: number) => void;
  /** Pays everything outstanding and this much more. */
  readonly overpay: (orderId: number, extraMinor: number) => void;
  /** A payment that was tried and refused. */
  readonly failPayment: (orderId: number, amountMinor?: number) => void;
  /** A payment that is on its way; `settlePayment` and `voidPayment` end it. */
  readonly startPayment: (orderId: number, amountMinor?: number) => void;
  readonly settlePayment: (orderId: number, outcome: "SUCCESS" | "FAILURE") => void;
  readonly voidPayment: (orderId: number) => void;
  /** The last repayment comes back from the bank, and what it paid is owed again. */
  readonly reversePayment: (orderId: number) => void;
  /** Gives goods back: money as far as any was paid, the rest is no longer owed. Everything when no amount is given. */
  readonly refund: (orderId: number, amountMinor?: number, to?: "payment" | "store credit") => void;
  readonly dispute: (orderId: number, initiatedAs?: DisputeKind) => void;
  readonly settleDispute: (orderId: number, outcome: "WON" | "LOST") => void;
};

/** What happens to the payment terms. */
export type TermsControl = {
  /** Other due dates or other parts; together they are what the order costs. */
  readonly changeTerms: (orderId: number, schedules: readonly ScheduleInput[]) => void;
  /** Moves the due dates of everything open. */
  readonly postpone: (orderId: number, days: number) => void;
  readonly deleteTerms: (orderId: number) => void;
};

/** What happens to those who buy. */
export type PeopleControl = {
  readonly moveOrder: (orderId: number, customerId: number) => void;
  readonly mergeCustomers: (keptId: number, deletedId: number) => void;
  /** Only a customer without orders can be deleted, as at Shopify. */
  readonly deleteCustomer: (customerId: number) => void;
  readonly addCompany: (input: { name: string; location: string; customerId: number }) => StoreCompany;
};

/** Switches for the delivery of webhooks; all are off at first. */
export type WebhookSwitches = {
  duplicate: boolean;
  reorder: boolean;
  loseEvery: number;
  /** So many of the next are lost; counts down. */
  loseNext: number;
  /** The share that is lost by chance, between 0 and 1. */
  loseShare: number;
  /** Virtual time between what happened and its delivery. */
  delayMs: number;
};

export const API_FAULTS = ["too many requests", "unavailable", "throttled", "hang", "broken"] as const;
export type ApiFault = (typeof API_FAULTS)[number];

/** Ways in which the store can behave badly towards the app. */
export type MisbehaviourControl = {
  readonly webhooks: WebhookSwitches;
  /** The next requests to the Admin API are answered with this fault; 0 takes back what is left of an order. */
  readonly failApi: (fault: ApiFault, times: number) => void;
  /** Every access token ends now; refresh tokens go on, unless they are taken back too. */
  readonly expireTokens: (which?: "access" | "all") => void;
  /** Whatever names this order is answered with an error; null ends it. */
  readonly failOrder: (orderId: number, fault: OrderFault | null) => void;
  /** Mail to this address is refused by the mail server (550) from now on; `later` accepts it and reports it then. */
  readonly bounce: (email: string, when?: "at once" | "later") => void;
};

/** What a person (or a test) can do to the store; every act sends the webhooks that Shopify would send. */
export type StoreControl = GoodsControl &
  MoneyControl &
  TermsControl &
  PeopleControl &
  MisbehaviourControl & {
    readonly placeOrder: (input: OrderInput) => StoreOrder;
    readonly draftOrder: (input: OrderInput) => StoreDraft;
    readonly completeDraft: (draftId: number) => StoreOrder;
    readonly uninstall: () => void;
    /** The merchant grants the app more, as App Bridge's dialog asks. */
    readonly grant: (scopes: readonly string[]) => object;
    readonly scopes: () => object;
    readonly revoke: (scopes: readonly string[]) => object;
  };
