import type { Reason } from "~/domain/compliance/types";
import type { Paged } from "./health";

/** What the record shows: what a rule stopped, what was planned and dropped, what was sent, and who decided what. */
export const RECORD_TABS = ["stopped", "dropped", "sent", "log"] as const;
export type RecordTab = (typeof RECORD_TABS)[number];

export type RecordQuery = {
  readonly tab: RecordTab;
  /** A rule's id, for `stopped`. */
  readonly rule: string;
  /** An order's name or a whole e-mail address. */
  readonly search: string;
  /** First and last day, YYYY-MM-DD in the shop's zone. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly page: number;
};

type Whose = { readonly customerName: string; readonly caseId: string | null };

export type StoppedRow = Whose & {
  readonly id: string;
  readonly at: Date;
  readonly stage: string;
  readonly verdict: "defer" | "deny";
  readonly templateId: string | null;
  readonly reasons: readonly Reason[];
  readonly nextAllowedAt: Date | null;
};
export type DroppedRow = Whose & {
  readonly id: string;
  readonly at: Date;
  readonly templateId: string;
  readonly orderNames: string;
  readonly reason: string;
};
export type SentRow = Whose & {
  readonly id: string;
  readonly at: Date;
  readonly templateId: string;
  readonly channel: string;
  readonly testMode: boolean;
  readonly outcome: string;
};
export type LogRow = {
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly detail: string;
};

export type RecordView =
  | { readonly tab: "stopped"; readonly list: Paged<StoppedRow> }
  | { readonly tab: "dropped"; readonly list: Paged<DroppedRow> }
  | { readonly tab: "sent"; readonly list: Paged<SentRow> }
  | { readonly tab: "log"; readonly list: Paged<LogRow> };

/** One line of a customer's full record. */
export type RecordLine = {
  readonly at: Date;
  readonly kind:
    "message" | "answer" | "outcome" | "decision" | "hold" | "hold_lifted" | "consent" | "request" | "score";
  readonly channel: string;
  readonly subject: string;
  readonly text: string;
  readonly verdict: string;
  readonly rules: readonly Reason[];
  readonly nextAllowedAt: Date | null;
  /** Of a message: which words it had, as id, language and version. */
  readonly wording: string;
};

/** Everything that was said, not said and agreed with one customer, oldest first. */
export type CustomerRecord = {
  readonly customerName: string;
  readonly email: string;
  readonly shopName: string;
  readonly timeZone: string;
  readonly madeAt: Date;
  readonly lines: readonly RecordLine[];
};
