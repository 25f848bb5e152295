import { z } from "zod";
import type { Checked } from "~/domain/messages/check-template";
import { templateLocales, templates } from "~/domain/messages/templates/registry";
import type { WordingFinding } from "~/domain/messages/wordings/types";
import { WORDING_SUBJECT_CHARS, WORDING_TEXT_CHARS } from "~/domain/messages/wordings/types";

export const reminderIds: readonly string[] = [...new Set(templates.map(({ id }) => id))];

/** Which reminder in which language. */
export const wordingKeySchema = z.object({ templateId: z.enum(reminderIds), language: z.enum(templateLocales) });
export type WordingKey = z.infer<typeof wordingKeySchema>;

const tidied = (tidy: (text: string) => string, most: number) => z.string().transform(tidy).pipe(z.string().max(most));

/** What somebody typed, as it stands; forms send line ends of their own. */
export const wordingDraftSchema = wordingKeySchema.extend({
  subject: tidied((text) => text.replace(/\s+/g, " ").trim(), WORDING_SUBJECT_CHARS),
  text: tidied((text) => text.replace(/\r\n?/g, "\n"), WORDING_TEXT_CHARS),
});
export type WordingDraft = z.infer<typeof wordingDraftSchema>;

/** The version that was on the page: of two who change the same words, the second is told. */
const basedOn = z.coerce.number().int().min(0);

export const wordingFormSchema = z.discriminatedUnion("intent", [
  wordingDraftSchema.extend({ intent: z.literal("save"), basedOn }),
  wordingKeySchema.extend({ intent: z.literal("restore"), basedOn }),
]);

/** A version as it is kept; null texts are the way back to the app's words. */
export type WordingVersion = {
  readonly version: number;
  readonly subject: string | null;
  readonly text: string | null;
  readonly savedAt: Date;
  readonly savedBy: string;
};
export type NewestWording = WordingVersion & { readonly templateId: string; readonly locale: string };

/** What became of a change. `changed`: somebody else saved meanwhile, and nothing was overwritten. */
export type WordingOutcome =
  | { readonly kind: "saved" | "restored" | "changed" }
  | { readonly kind: "refused"; readonly findings: readonly WordingFinding[] };

/** A line of the list: a reminder in a language, and whose words it has. */
export type WordingRow = WordingKey & {
  /** Null for the app's own words that were never changed. */
  readonly changed: { readonly at: Date; readonly by: string } | null;
  readonly isOwn: boolean;
  /** It was allowed when it was saved, and is not any more with what the merchant says of itself now. */
  readonly isBlocked: boolean;
};

/** A reminder in a language, as its page shows it. */
export type WordingPage = WordingKey & {
  /** The newest version, 0 before there was one. */
  readonly version: number;
  readonly isOwn: boolean;
  /** The words in use, or those to begin with. */
  readonly stored: { readonly subject: string; readonly text: string };
  readonly checked: Checked;
  readonly parts: readonly string[];
  readonly versions: readonly WordingVersion[];
};
