import { z } from "zod";
import { CONTACT_CHANNELS } from "~/domain/channels/types";

/** What a member of staff typed and wants to know of before it is sent. */
export const draftSchema = z.object({
  purpose: z.enum(["reminder", "reply"]).default("reply"),
  channel: z.enum(CONTACT_CHANNELS).default("email"),
  subject: z.string().max(300).optional(),
  text: z.string().min(1).max(20_000),
});
export type Draft = z.infer<typeof draftSchema>;
