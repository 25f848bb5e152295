import type { KnownEntry } from "~/domain/ledger/decide";
import type { OrderHold } from "~/domain/ledger/holds";
import type { Presented } from "~/domain/ledger/presented";
import type { Classification, LedgerEntry, ObligationStatus, OrderFacts } from "~/domain/ledger/types";
import type { CustomerFacts } from "./customer";

export type OrderWithCustomer = { readonly order: OrderFacts; readonly customer: CustomerFacts | null };

/** What is stored of an order already. */
export type KnownOrder = {
  readonly updatedAt: Date;
  /** Row id of the customer it belonged to when it was last read. */
  readonly customerRowId: string | null;
  /** Whether an obligation was opened for it. */
  readonly isCredit: boolean;
  readonly entries: readonly KnownEntry[];
};

/** Everything one order changes; written together with the others of its chunk. */
export type OrderChange = {
  readonly order: OrderFacts;
  readonly classification: Classification;
  readonly obligation:
    | {
        /** Row id of who owes it. */
        readonly customerRowId: string;
        readonly entries: readonly LedgerEntry[];
        readonly status: ObligationStatus;
        /** The same in the currency that the customer sees. */
        readonly presented: Presented;
        /** What the order itself says against chasing the debt. */
        readonly holds: readonly OrderHold[];
      }
    | undefined;
};
