/** Work to be done later. Payloads hold ids only, never a customer's data. */
export type JobRequest = {
  readonly name: string;
  readonly shopId: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Not before this instant; at once when left out. */
  readonly runAt?: Date;
  /** While a job with this key waits, asking again adds nothing (the earlier of the two moments wins). */
  readonly dedupeKey?: string;
};

/** Work on what a shop's inbox has received; asking twice is asking once. */
export const inboxJob = (shopId: string): JobRequest => ({
  name: "inbox.process",
  shopId,
  payload: {},
  dedupeKey: `inbox:${shopId}`,
});
