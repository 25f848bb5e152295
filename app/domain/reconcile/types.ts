/** What is stored of one order: its last read state and, when it is credit, what is owed. */
export type OwnOrder = {
  readonly orderId: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly currency: string;
  readonly debt: {
    readonly balanceMinor: number;
    /** Null when instalments come from somewhere else than Shopify's schedules. */
    readonly schedules: readonly OwnSchedule[] | null;
  } | null;
};
export type OwnSchedule = { readonly id: string; readonly dueAt: Date; readonly balanceMinor: number };

/** What Shopify says of the same order. */
export type TheirOrder = {
  readonly orderId: string;
  readonly name: string;
  readonly updatedAt: Date;
  readonly cancelledAt: Date | null;
  readonly currency: string;
  readonly outstandingMinor: number;
  readonly schedules: readonly { readonly id: string; readonly dueAt: Date | null; readonly balanceMinor: number }[];
};

export const FIELDS = ["order", "balance", "instalment_balance", "due_date"] as const;
export type Field = (typeof FIELDS)[number];

export const CAUSES = [
  "missed_event",
  "unknown_order",
  "schedule_changed",
  "gone",
  "set_aside",
  "unexplained",
] as const;
export type Cause = (typeof CAUSES)[number];

/** Amounts are written in minor units and moments in ISO; empty where one side has nothing. */
export type Difference = {
  readonly orderId: string;
  readonly orderName: string;
  readonly field: Field;
  readonly scheduleId: string;
  readonly ours: string;
  readonly theirs: string;
  readonly currency: string;
  readonly cause: Cause;
};
