/** A message ready to leave; the same key always means the same message. */
export type OutgoingMessage = {
  readonly idempotencyKey: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly locale: string;
  /** One click stops reminders on this channel (RFC 8058). */
  readonly unsubscribeUrl: string;
};

/**
 * `sent`: taken over by the provider. `bounced`: the address does not exist or refuses for good. `failed`: refused for
 * another reason. `not_sent`: surely never handed over, may be tried again. `unknown`: may have left, never repeated.
 */
export type SendResult =
  | { readonly kind: "sent"; readonly providerId: string }
  | { readonly kind: "bounced" | "failed" | "not_sent" | "unknown"; readonly detail: string };
