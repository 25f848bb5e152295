export const TIERS = ["low", "medium", "high"] as const;
/** Risk of late or no payment. */
export type Tier = (typeof TIERS)[number];

/** What is known of an order beside its money. Whatever came later carries its time, so that the past can be asked. */
type OrderTraits = {
  /** Whether it had a discount; undefined where that is not known, as with all of these. */
  readonly discounted?: boolean | undefined;
  /** Articles that were ordered. */
  readonly articles?: number | undefined;
  /** Nothing to ship: gift cards, downloads, services. */
  readonly intangible?: boolean | undefined;
  /** When something of it was first given back or taken off. */
  readonly returnedAt?: Date | undefined;
  readonly cancelledAt?: Date | undefined;
};

export type Payment = { readonly at: Date; readonly amountMinor: number };

/** One instalment as history: what was known of it, and from when. All instants are facts, never hindsight. */
export type RepaymentRecord = OrderTraits & {
  readonly customerId: string;
  readonly orderId: string;
  readonly createdAt: Date;
  readonly dueAt: Date;
  readonly amountMinor: number;
  /** When it was paid in full; undefined while it is not. */
  readonly paidAt: Date | undefined;
  /** Since when it is known to be disputed; undefined when it is not. */
  readonly disputedAt?: Date | undefined;
  /** Since when nothing is asked for on it although it was not paid: cancelled, given back, no longer on credit. */
  readonly endedAt?: Date | undefined;
  /** What was paid on it, oldest first; undefined or empty where one payment at `paidAt` is all there is to say. */
  readonly payments?: readonly Payment[] | undefined;
};

/** One order that was not credit (card, third-party BNPL): purchase behaviour only. */
export type PurchaseRecord = OrderTraits & {
  readonly customerId: string;
  readonly orderId: string;
  readonly createdAt: Date;
  readonly amountMinor: number;
  readonly viaThirdPartyBnpl: boolean;
};

/** Orders that Shopify counts and does not show, because they are too old for what the shop lets the app see. */
export type Unseen = {
  readonly orders: number;
  /** What an order of the customer's usually comes to, over all of them. */
  readonly usualMinor: number;
  /** Since when the customer is one. */
  readonly since: Date;
};

/** What is known beside orders and payments. All of it may be missing, and everything in it carries its time. */
export type Signals = {
  /** The instalment that is asked about: when it falls due, of how many it is one, and what was bought. */
  readonly about?:
    ({ readonly dueAt: Date; readonly instalments: number } & Pick<OrderTraits, "articles" | "intangible">) | undefined;
  /** When the customer was contacted about debts. */
  readonly contacts?: readonly Date[];
  readonly promises?: readonly { readonly from: Date; readonly until: Date }[];
  /** How the store groups the customer and whether its marketing is welcome, each from when on; oldest first. */
  readonly traits?: readonly Trait[];
};

/** The store's word for a customer from a moment on: Shopify's RFM group, or the state of e-mail marketing. */
export type Trait = { readonly kind: "rfm" | "marketing"; readonly value: string; readonly at: Date };

/** Named numbers as of a moment; the list, units and definitions are in `features.ts`. */
export type FeatureVector = Readonly<Record<string, number>>;

/** Why the score is what it is, in a form that i18n turns into a sentence (`score.reason.<id>`). */
export type ScoreReason = {
  readonly id: string;
  readonly direction: "raises" | "lowers";
  /** Points of the scorecard, or log-odds times 20/ln 2 for a learned model: comparable within one score. */
  readonly points: number;
  readonly values: Readonly<Record<string, number>>;
};

export type Score = {
  /** Probability that an instalment due next is paid late or not at all, 0..1. */
  readonly probability: number;
  /** 0..1000, higher is safer; a display of the probability, not a second opinion. */
  readonly score: number;
  readonly tier: Tier;
  /** Strongest first. */
  readonly reasons: readonly ScoreReason[];
  readonly modelKind: "scorecard" | "network" | "neutral";
  readonly modelVersion: string;
};

/** One port, several models. `features` must come from `computeFeatures` of the same feature version. */
export type RiskScorer = {
  readonly kind: "scorecard" | "network";
  readonly version: string;
  readonly score: (features: FeatureVector) => Score;
  /** The probability alone, of features as an array in the order of `FEATURE_NAMES`: for many at once. */
  readonly probability: (features: readonly number[]) => number;
};
