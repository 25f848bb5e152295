export type TimedEvent = {
  readonly topic: string;
  readonly triggeredAt: Date | null;
  readonly receivedAt: Date;
};

const happenedAt = ({ triggeredAt, receivedAt }: TimedEvent): number => (triggeredAt ?? receivedAt).getTime();

/** Events in the order in which Shopify says they happened; deliveries overtake each other. */
export const inOrder = <E extends TimedEvent>(events: readonly E[]): E[] =>
  [...events].sort((a, b) => happenedAt(a) - happenedAt(b));

/** An uninstallation from before the newest installation is history: the shop has come back since. */
export const isOutdated = ({ topic, triggeredAt }: TimedEvent, installedAt: Date | undefined): boolean =>
  topic === "app/uninstalled" && triggeredAt !== null && installedAt !== undefined && triggeredAt < installedAt;
