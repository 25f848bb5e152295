import type { ContactChannel } from "../channels/types";
import type { Gate, ContactFacts } from "../compliance/types";
import type { CaseFacts, PlanResult } from "../schedule/types";
import type { Tier } from "../scoring/types";
import type { Strategy } from "../strategy/types";

/** One instalment of the past, with what became known of it and when. */
export type PastInstalment = {
  readonly id: string;
  readonly orderId: string;
  readonly createdAt: Date;
  readonly dueOn: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** Undefined while unpaid to the end of the file. */
  readonly paidAt: Date | undefined;
  /** Never collected: disputed (the file does not say since when, so from its start), or owed to a third party. */
  readonly excluded: "disputed" | "third_party" | undefined;
};

export type PastCustomer = {
  readonly customerId: string;
  readonly timeZone: string;
  readonly recipient: ContactFacts["recipient"];
  readonly instalments: readonly PastInstalment[];
};

/** The parts under test, passed in: the same functions that plan and gate in the live app. */
export type BacktestParts = {
  readonly strategy: Strategy;
  readonly creditor: ContactFacts["creditor"];
  readonly shopTimeZone: string;
  readonly planNext: (facts: CaseFacts) => PlanResult;
  readonly gate: Gate;
  /** The tier as it would have been known at `at`. */
  readonly tierAt: (customerId: string, at: Date) => Tier;
};

export type BacktestContact = {
  readonly customerId: string;
  readonly orderIds: readonly string[];
  readonly channel: ContactChannel;
  readonly templateId: string;
  readonly tier: Tier;
  readonly plannedAt: Date;
  /** When it would have been made; undefined when it was not. */
  readonly effectiveAt: Date | undefined;
  readonly timeZone: string;
  /** `allow`: made as planned; `defer`: made later; `deny`: not made. */
  readonly verdict: "allow" | "defer" | "deny";
  readonly rules: readonly string[];
  readonly nextAllowedAt: Date | undefined;
};
