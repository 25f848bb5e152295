/** The states an order or a customer can show; the declarations in shopify.app.toml list the same. */
export const COLLECTION_STATES = ["none", "open", "late", "on_hold", "settled", "cancelled"] as const;
export type CollectionState = (typeof COLLECTION_STATES)[number];

/** Type of each field's value at Shopify, by key. */
export const FIELD_TYPES = {
  collection_state: "single_line_text_field",
  days_past_due: "number_integer",
  next_due_on: "date",
  balance: "number_decimal",
  oldest_days_past_due: "number_integer",
  risk_tier: "single_line_text_field",
} as const;
export type FieldKey = keyof typeof FIELD_TYPES;

/** What an order or customer shows; a key that is absent is not there at Shopify either. */
export type FieldValues = Readonly<Partial<Record<FieldKey, string>>> & { readonly collection_state: CollectionState };

/** One debt as the fields look at it. Days are the shop's calendar days, YYYY-MM-DD. */
export type DebtFacts = {
  /** False once the order is no longer the merchant's own credit. */
  readonly isCredit: boolean;
  readonly state: "open" | "settled" | "cancelled" | "released";
  readonly isOnHold: boolean;
  readonly balanceMinor: number;
  readonly currency: string;
  /** The earliest due day of what is open. */
  readonly oldestDueOn: string | null;
  /** The earliest due day of what is open and not late. */
  readonly nextDueOn: string | null;
};

/** All debts of a customer, and how likely the score takes late payment to be. */
export type DebtorFacts = {
  readonly hasLate: boolean;
  readonly hasOnHold: boolean;
  readonly hasOpen: boolean;
  readonly hasSettled: boolean;
  readonly hasCancelled: boolean;
  readonly oldestDueOn: string | null;
  readonly tier: string | null;
  readonly isScoringRefused: boolean;
};
