import type { Verdict } from "~/domain/compliance/types";

/** What stands against a contact before any rule is asked. */
export const STAFF_STOPS = ["not_active", "nothing_open", "on_hold", "no_address", "address_bounced"] as const;
export type StaffStop = (typeof STAFF_STOPS)[number];

/** Whether a member of staff may contact the customer now. */
export type StaffAnswer = {
  readonly verdict: Verdict["verdict"];
  readonly stop: StaffStop | null;
  readonly reasons: Verdict["reasons"];
  readonly nextAllowedAt: Date | null;
  /** A justification in writing may stand in for what speaks against it. */
  readonly mayJustify: boolean;
};

export const JUSTIFICATION_CHARS = 500;
export const SUBJECT_CHARS = 200;
export const TEXT_CHARS = 10_000;

/** What can be said before a word is written. */
export type WriteAnswer = {
  readonly answer: StaffAnswer;
  /** Locales in which there is a footer, and the one that this customer is written to in. */
  readonly languages: readonly string[];
  readonly language: string;
};
