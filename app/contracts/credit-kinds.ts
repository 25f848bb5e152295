import type { CreditSource } from "~/domain/ledger/credit-source";
import type { KindHistory } from "~/domain/ledger/guess-mapping";

export type Amount = { readonly currency: string; readonly amountMinor: number };

/** What the store has of one kind of order that may be credit; cancelled orders are not counted. */
export type CreditKindCount = KindHistory & {
  readonly source: CreditSource;
  readonly orders: number;
  readonly sent: number;
  readonly open: number;
  /** What is open, by currency. */
  readonly openAmounts: readonly Amount[];
};

/** A kind as set-up and settings show it: what was found, and what is in force or proposed for it. */
export type CreditChoice = {
  readonly key: string;
  readonly source: CreditSource;
  readonly orders: number;
  readonly sent: number;
  readonly open: number;
  readonly openAmounts: readonly Amount[];
  readonly isCredit: boolean;
  readonly goodsFirst: boolean;
  /** Text while it is typed. */
  readonly dueInDays: string;
  /** The merchant has not decided on it, but on others: it came up later. */
  readonly isNew: boolean;
  readonly looksLikeCredit: boolean;
  readonly isHardlyEverSent: boolean;
};
