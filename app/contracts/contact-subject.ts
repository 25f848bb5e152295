import type { ContactChannel } from "~/domain/channels/types";
import type { Address, ConsentState, Flag } from "~/domain/compliance/types";
import type { Tier } from "~/domain/scoring/types";

/** One open instalment of a customer, with what a message says of it. */
export type SubjectInstalment = {
  readonly id: string;
  readonly obligationId: string;
  readonly orderId: string;
  readonly orderName: string;
  readonly payUrl: string;
  readonly dueOn: string;
  /** As the customer sees and pays it. */
  readonly balanceMinor: number;
  readonly currency: string;
  readonly isHeld: boolean;
};

/** A contact that was made or may have been; `debtIds` are obligations. */
export type SubjectContact = {
  readonly at: Date;
  readonly channel: ContactChannel;
  readonly debtIds: readonly string[];
  /** Two people talked, something was tried or sent, or the customer came to us. */
  readonly kind: "attempt" | "conversation" | "inbound";
  /** A message that the mail server took and that did not come back. */
  readonly arrived: boolean;
};

export type SubjectPlan = {
  readonly id: string;
  readonly anchorInstalmentId: string;
  readonly stepId: string;
  readonly instalmentIds: readonly string[];
  readonly effectiveAt: Date;
};

/** All that planning and dispatch know of a customer, read in one go for many customers. Personal fields are sealed. */
export type ContactSubject = {
  readonly customerId: string;
  readonly caseId: string;
  readonly tier: Tier;
  readonly locale: string;
  readonly timeZone: string | null;
  readonly addresses: readonly Address[];
  readonly nameEnc: string | null;
  readonly emailEnc: string | null;
  readonly emailBouncedAt: Date | null;
  readonly phoneEncs: readonly string[];
  readonly flags: readonly Flag[];
  readonly consents: Readonly<Record<"email" | "sms" | "push" | "voice", ConsentState>>;
  readonly personHold: { readonly until: Date | null; readonly reason: string } | undefined;
  readonly instalments: readonly SubjectInstalment[];
  readonly usedSteps: ReadonlySet<string>;
  /** Oldest first, back to the longest window that any cap looks at. */
  readonly history: readonly SubjectContact[];
  readonly planned: SubjectPlan | undefined;
};
