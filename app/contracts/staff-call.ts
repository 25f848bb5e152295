import type { GateRecord } from "./contact-plans";

/** What became of a call; a voicemail and an unanswered call count as attempts, a talk as a conversation. */
export const CALL_OUTCOMES = ["talked", "no_answer", "voicemail"] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** A call that was made by a person. */
export type NewCall = {
  readonly customerId: string;
  readonly outcome: CallOutcome;
  readonly actor: string;
  readonly justification: string;
  readonly debtIds: readonly string[];
  readonly gate: GateRecord;
};
