/** YYYY-MM-DD; everything in a story happens at noon UTC. */
export type Day = string;

/**
 * What happened to an order. Amounts are as a person writes them (12.5 dollars, 1200 yen). `knownOn` is the day on
 * which Shopify could tell of it, when that is not the day itself.
 */
export type Happening = { readonly on: Day; readonly knownOn?: Day } & (
  | { readonly what: "paid"; readonly amount: number; /** Names an instalment, 1 is the first. */ readonly towards?: number } // prettier-ignore
  | { readonly what: "refunded"; readonly amount: number }
  | { readonly what: "returned"; readonly amount: number; readonly moneyBack: number }
  | { readonly what: "edited"; readonly amount: number }
  | { readonly what: "cancelled" }
  | { readonly what: "payment reversed" }
  | { readonly what: "charged back" }
  | { readonly what: "terms moved"; readonly due: readonly Day[] }
  | { readonly what: "terms deleted" }
  | { readonly what: "goods sent"; readonly due: Day }
);

/** How the order stood at the end of a day; without `asKnownOn` as it was known at the end of that same day. */
export type Check = {
  readonly on: Day;
  readonly asKnownOn?: Day;
  /** Below zero the merchant owes. */
  readonly owed: number;
  readonly late: number;
  readonly daysPastDue: number;
  /** What is still open on each instalment, in the newest state known. */
  readonly open?: readonly number[];
  readonly state?: "open" | "settled" | "cancelled" | "released";
};

export type Story = {
  readonly title: string;
  /** How the amounts come about, worked out by hand. */
  readonly because: string;
  readonly currency?: string;
  readonly placed: {
    readonly on: Day;
    readonly total: number;
    readonly terms?: "NET" | "FIXED" | "FULFILLMENT" | "RECEIPT";
    readonly instalments: readonly { readonly due: Day | null; readonly amount: number }[];
  };
  readonly happenings: readonly Happening[];
  readonly then: readonly Check[];
};
