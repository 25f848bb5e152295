import type { ContactChannel } from "../channels/types";
import type { Tier } from "../scoring/types";
import type { Strategy, Tone } from "../strategy/types";

export type OpenInstalment = {
  readonly id: string;
  readonly obligationId: string;
  readonly orderName: string;
  /** Due day in the shop's time zone, YYYY-MM-DD. */
  readonly dueOn: string;
  readonly balanceMinor: number;
  readonly currency: string;
  /** A hold stops this debt only; the others go on. */
  readonly isHeld: boolean;
};

/** All that planning may look at: one customer, what it owes, what was already done. */
export type CaseFacts = {
  readonly customerId: string;
  readonly now: Date;
  /** Zone the day is counted in for due dates (the shop's). */
  readonly shopTimeZone: string;
  /** Zone in which the customer's day is lived; the gate widens it to all plausible ones. */
  readonly customerTimeZone: string;
  readonly tier: Tier;
  readonly strategy: Strategy;
  readonly instalments: readonly OpenInstalment[];
  /** A hold on the person stops everything until this moment (`null`: until lifted). */
  readonly personHold: { readonly until: Date | null; readonly reason: string } | undefined;
  /** `${anchorInstalmentId}:${stepId}` of every step already used. */
  readonly usedSteps: ReadonlySet<string>;
  readonly lastContactAt: Date | undefined;
};

/** Why this contact and why then, kept with the contact and shown in words. */
export type PlanWhy = {
  readonly anchorDueOn: string;
  readonly daysPastDue: number;
  readonly lateCount: number;
  readonly stepDayOffset: number;
  readonly tier: Tier;
  readonly policyId: string;
  /** What moved the moment: nothing, a gap between contacts, a hold that ends, or the catch-up of a missed step. */
  readonly movedBy: "nothing" | "min_gap" | "hold_end" | "catch_up";
};

export type ContactProposal = {
  readonly anchorInstalmentId: string;
  readonly stepId: string;
  readonly channel: ContactChannel;
  readonly templateId: string;
  readonly tone: Tone;
  readonly tier: Tier;
  /** Every instalment the message covers: all that are late, or the one that is coming due. */
  readonly instalmentIds: readonly string[];
  /** What the plan says; the gate turns it into the effective time. */
  readonly nominalAt: Date;
  readonly timeZone: string;
  readonly why: PlanWhy;
};

export type PlanResult =
  | { readonly kind: "contact"; readonly proposal: ContactProposal }
  | { readonly kind: "none"; readonly reason: "nothing_owed" | "all_held" | "person_held" | "sequence_finished" };
