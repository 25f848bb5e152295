import { z } from "zod";
import type { Finding } from "~/domain/messages/types";
import { templateLocales } from "~/domain/messages/templates/registry";
import type { GateRecord, Reservation } from "./contact-plans";
import type { ContactSubject, SubjectInstalment } from "./contact-subject";
import type { SendResult } from "./send";
import { JUSTIFICATION_CHARS, SUBJECT_CHARS, TEXT_CHARS, type StaffAnswer } from "./staff-contact";

/** A message that a member of staff wrote to a customer. */
export const staffMessageSchema = z.object({
  /** Made where it was written: the same one sent twice is one message. */
  messageId: z.uuid(),
  subject: z.string().trim().min(1).max(SUBJECT_CHARS),
  text: z.string().trim().min(1).max(TEXT_CHARS),
  language: z.enum(templateLocales),
  withOpen: z.enum(["yes", "no"]).default("no"),
  justification: z.string().trim().max(JUSTIFICATION_CHARS).default(""),
});
export type StaffMessage = z.infer<typeof staffMessageSchema>;

/** What became of it. `already`: it was sent before, and is not sent again. */
export type StaffMessageOutcome =
  | { readonly kind: SendResult["kind"] | "already" }
  | { readonly kind: "refused"; readonly answer: StaffAnswer }
  | { readonly kind: "blocked"; readonly findings: readonly Finding[] };

/** The message on its way into the record. */
export type NewStaffMessage = {
  readonly contactId: string;
  readonly subject: ContactSubject;
  readonly covered: readonly SubjectInstalment[];
  readonly timeZone: string;
  readonly message: Reservation;
  readonly gate: GateRecord;
  readonly actor: string;
  readonly justification: string;
};
