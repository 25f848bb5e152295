/** How a person can be reached; the law's classes are derived from it (`contactClassOf`). */
export const CONTACT_CHANNELS = ["email", "sms", "push", "voice_auto", "voice_human", "letter"] as const;
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];

/** What a sender can do, as a value; the vendor stays in `app/channels`. */
export type ChannelSpec = {
  readonly id: string;
  readonly channel: ContactChannel;
  readonly maxChars: number | undefined;
  readonly reports: readonly ("delivered" | "bounced" | "failed" | "replied")[];
};
