import type { Reason, Verdict } from "~/domain/compliance/types";
import type { ContactProposal } from "~/domain/schedule/types";
import type { ContactSubject } from "./contact-subject";

export type GateRecord = {
  readonly at: Date;
  readonly verdict: Verdict["verdict"];
  readonly nextAllowedAt: Date | undefined;
  readonly reasons: readonly Reason[];
};

/** Why nothing is planned: the shop is not active, the customer cannot be reached, or the planner found nothing to do. */
export const NO_CONTACT_REASONS = [
  "not_active", "reclassifying", "no_address", "address_bounced", "nothing_owed", "all_held", "person_held", "sequence_finished",
] as const; // prettier-ignore
export type NoContactReason = (typeof NO_CONTACT_REASONS)[number];

/** What planning decided for one customer. */
export type PlanDecision = { readonly subject: ContactSubject } & (
  | { readonly kind: "none"; readonly reason: NoContactReason }
  | { readonly kind: "keep"; readonly effectiveAt: Date }
  | {
      readonly kind: "plan";
      readonly proposal: ContactProposal;
      readonly policyVersion: string;
      readonly locale: string;
      readonly orderNames: readonly string[];
      readonly gate: GateRecord;
      /** Undefined when the gate denies the contact: it is recorded, not scheduled. */
      readonly effectiveAt: Date | undefined;
    }
);

/** A planned contact about to be made. */
export type DueContact = {
  readonly id: string;
  readonly customerId: string;
  readonly state: string;
  readonly version: number;
  readonly anchorInstalmentId: string;
  readonly stepId: string;
  readonly channel: string;
  readonly templateId: string;
  readonly tone: string;
  readonly instalmentIds: readonly string[];
  readonly orderIds: readonly string[];
  readonly effectiveAt: Date;
};

/** An attempt as reserved: counted from now on, whatever becomes of it. */
export type Reservation = {
  readonly attemptId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly locale: string;
  /** Which words were sent: `own-2` of the shop, `1` of the app; by language where there are several. */
  readonly templateVersion: string;
  readonly debtIds: readonly string[];
  readonly testMode: boolean;
};
