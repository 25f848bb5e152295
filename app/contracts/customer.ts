import type { Address } from "~/domain/compliance/types";

/** A customer as the store tells it, in plain text: encrypted before it is stored. */
export type CustomerFacts = {
  readonly customerId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: string;
  readonly timeZone: string | null;
  readonly addresses: readonly Address[];
  readonly createdAt: Date;
  readonly lifetimeOrders: number;
  readonly lifetimeSpentMinor: number;
  readonly rfmGroup: string | null;
  readonly marketingState: string | null;
  /** Since when that holds, where Shopify says so. */
  readonly marketingSince: Date | null;
};

/** Two customers that became one, by their row ids. */
export type Merged = { readonly kept: string; readonly gone: string };
