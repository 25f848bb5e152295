import type { PurchaseRecord, RepaymentRecord, Score, Signals, Unseen } from "~/domain/scoring/types";

/** What scoring reads of a customer. `nextAmountMinor` is the instalment due next, or the mean when none is open. */
export type ScoringHistory = {
  readonly customerId: string;
  readonly optedOut: boolean;
  readonly credit: readonly RepaymentRecord[];
  readonly purchases: readonly PurchaseRecord[];
  readonly nextAmountMinor: number;
  /** Undefined when every order that Shopify counts is known. */
  readonly unseen?: Unseen | undefined;
  /** The instalment due next, contacts and promises, where they are known. */
  readonly signals?: Signals | undefined;
};

export type ScoredCustomer = {
  readonly customerId: string;
  readonly score: Score;
  readonly features: Readonly<Record<string, number>>;
  /** What the challenger says, where one is tried. */
  readonly tried?: number;
};
