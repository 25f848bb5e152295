import type { Reason } from "~/domain/compliance/types";
import type { NoContactReason } from "./contact-plans";
import type { PlanWhy } from "~/domain/schedule/types";
import type { ScoreReason, Tier } from "~/domain/scoring/types";

/** Something that waits for a person, with how many. */
export const ATTENTION = [
  "requests",
  "answers",
  "finished",
  "bounced",
  "disputes",
  "failed_sends",
  "failed_jobs",
  "review",
  "model",
] as const;
export type AttentionKind = (typeof ATTENTION)[number];

export type BackfillView = {
  readonly state: string;
  readonly linesApplied: number;
  readonly objectCount: number;
  readonly ordersApplied: number;
  readonly error: string | null;
};

export type AgeBucket = {
  readonly id: "d1_7" | "d8_30" | "d31_60" | "d61";
  readonly customers: number;
  readonly amountMinor: number;
};

export type UpcomingContact = {
  readonly caseId: string;
  readonly customerName: string;
  readonly effectiveAt: Date;
  readonly timeZone: string;
  readonly templateId: string;
};

export type HomeView = {
  readonly currency: string;
  readonly owedMinor: number;
  readonly openCases: number;
  readonly lateMinor: number;
  readonly lateCases: number;
  readonly contacted: number;
  readonly promisedMinor: number;
  readonly promisedCases: number;
  readonly repaidMinor: number;
  readonly attention: readonly { readonly kind: AttentionKind; readonly count: number }[];
  readonly ageing: readonly AgeBucket[];
  readonly upcoming: readonly UpcomingContact[];
  readonly backfill: BackfillView | null;
  /** Whether the shop ever had an order on its own credit. */
  readonly hasCredit: boolean;
  /** Contacts are being planned right now. */
  readonly isPlanning: boolean;
};

export const CASE_FILTERS = ["late", "open", "held", "finished", "review", "closed"] as const;
export type CaseFilter = (typeof CASE_FILTERS)[number];
export const CASE_SORTS = ["late_desc", "oldest", "next_contact", "score"] as const;
export type CaseSort = (typeof CASE_SORTS)[number];

export type CasesQuery = {
  readonly filter: CaseFilter;
  readonly tier?: Tier | undefined;
  /** A segment's key. */
  readonly segment?: string | undefined;
  /** An order's name, or a whole e-mail address: names are encrypted and cannot be searched by part. */
  readonly search: string;
  readonly sort: CaseSort;
  readonly page: number;
};

export type CaseRow = {
  readonly id: string;
  readonly customerName: string;
  readonly orderNames: string;
  /** Businesses that bought, for a business customer. */
  readonly companies: string;
  readonly lateMinor: number;
  readonly owedMinor: number;
  readonly currency: string;
  readonly oldestDueOn: string | null;
  readonly tier: Tier;
  /** The customer refused to be scored by a machine. */
  readonly personDecides: boolean;
  readonly nextContactAt: Date | null;
  readonly noContactReason: NoContactReason | null;
  readonly lastContactAt: Date | null;
  readonly onHold: boolean;
};

export type CasesView = {
  readonly rows: readonly CaseRow[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
};

export type CaseInstalment = {
  readonly id: string;
  readonly orderName: string;
  readonly orderId: string;
  readonly sequence: number;
  readonly dueOn: string;
  readonly amountMinor: number;
  readonly balanceMinor: number;
  readonly currency: string;
  /** Open as the customer sees it, where that is another currency. */
  readonly seen: { readonly balanceMinor: number; readonly currency: string } | null;
  readonly state: string;
  readonly paidAt: Date | null;
};

export type CaseHold = {
  readonly id: string;
  /** The order whose debt alone is held; null for a hold of the person. */
  readonly orderName: string | null;
  readonly scope: string;
  readonly reason: string;
  readonly untilAt: Date | null;
  readonly fromAt: Date;
};

export type TimelineEntry = {
  readonly at: Date;
  readonly kind:
    | "order" | "payment" | "payment_undone" | "refund" | "lowered" | "raised" | "cancellation"
    | "contact" | "answer" | "not_contacted" | "hold" | "hold_lifted" | "request"; // prettier-ignore
  readonly detail: Readonly<Record<string, string | number>>;
};

export type NextContactView = {
  readonly effectiveAt: Date;
  readonly nominalAt: Date;
  readonly timeZone: string;
  readonly channel: string;
  readonly templateId: string;
  readonly policyId: string;
  readonly orderNames: string;
  readonly why: PlanWhy;
  readonly verdict: "allow" | "defer" | "deny";
  readonly reasons: readonly Reason[];
};

export type CaseView = {
  readonly id: string;
  readonly customerId: string;
  readonly customerName: string;
  /** "Business · place", each once. */
  readonly companies: readonly string[];
  readonly email: string;
  readonly emailBounced: boolean;
  readonly locale: string;
  readonly state: string;
  readonly currency: string;
  readonly owedMinor: number;
  readonly lateMinor: number;
  readonly tier: Tier;
  readonly score: {
    readonly score: number;
    readonly probability: number;
    readonly reasons: readonly ScoreReason[];
    readonly modelKind: string;
    readonly at: Date;
  } | null;
  readonly scoringOptOut: boolean;
  /** When a person last looked at the case of somebody whom no machine may score. */
  readonly reviewedAt: Date | null;
  readonly reminderStopped: boolean;
  readonly instalments: readonly CaseInstalment[];
  readonly holds: readonly CaseHold[];
  readonly next: NextContactView | null;
  readonly noContactReason: NoContactReason | null;
  readonly timeline: readonly TimelineEntry[];
};

export type ShopperDebt = {
  readonly orderName: string;
  readonly currency: string;
  readonly owedMinor: number;
  /** Shopify's own page where the order is paid. */
  readonly payUrl: string;
  readonly payments: readonly { readonly dueOn: string; readonly openMinor: number }[];
};

export type ShopperView = {
  readonly locale: string;
  readonly debts: readonly ShopperDebt[];
  readonly isStopped: boolean;
  readonly isPaused: boolean;
  readonly pausedUntil: Date | null;
};
