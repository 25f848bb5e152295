/** What a provider says of a message after it took it over. */
export type ProviderReport = {
  /** Our own name of the message, as it was given to the provider: the planned contact's id. */
  readonly contactId: string;
  /** `bounced`: the address does not exist or is closed; `failed`: it was not delivered for another reason. */
  readonly kind: "bounced" | "failed" | "delivered";
  readonly detail: string;
  /** The same report always has the same reference; a repeated one adds nothing. */
  readonly sourceRef: string;
};
