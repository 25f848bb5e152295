import { z } from "zod";
import type { ContactChannel } from "~/domain/channels/types";
import { HEARD, type Understood } from "~/domain/opt-out/understood";

/** The longest part of an answer that is read and kept. */
export const ANSWER_CHARS = 20_000;

/** Mail that came in, as a channel reads it: what is needed to find out whose it is, and what it says. */
export const incomingAnswerSchema = z.object({
  /** The same message always has the same id. */
  messageId: z.string().min(1),
  from: z.string(),
  to: z.array(z.string()),
  /** What it names of the messages before it; ours carry the contact's id. */
  answersTo: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  /** Written by a machine: an absence note, a report. */
  isAutomatic: z.boolean(),
});
export type IncomingAnswer = z.infer<typeof incomingAnswerSchema>;

/** How an answer reached the staff who write it down; a chat is a message inside an app. */
export const TOLD_BY = ["voice_human", "push", "letter", "sms", "email"] as const satisfies readonly ContactChannel[];

/** What staff write down of an answer that did not come by e-mail to the app. */
export const toldAnswerSchema = z.object({
  intent: z.enum(["read_answer", "answer_told"]),
  channel: z.enum(TOLD_BY),
  text: z.string().trim().min(1).max(ANSWER_CHARS),
  heard: z.enum(HEARD).default("as_read"),
});
export type ToldAnswer = z.infer<typeof toldAnswerSchema>;

/** An answer for the record, with what was understood. */
export type NewAnswer = {
  readonly customerId: string;
  /** Written once for each key. */
  readonly key: string;
  readonly channel: ContactChannel;
  /** The address that it came from, empty when staff wrote it down. */
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly understood: Understood;
  readonly actor: string;
};
