/** A moment in the life of one process, in its own steady time; clocks of several hosts never agree well enough. */
export type Mark = string;

/** Which orders this process has asked Shopify for, and when: what it knows it need not ask for again. */
export type Readings = {
  readonly mark: () => Mark;
  /** The orders were asked for at the mark, and what Shopify said is in the ledger. */
  readonly note: (shopId: string, orderIds: readonly string[], asked: Mark) => void;
  /** Which of the orders were asked for after the mark; none when the mark is another process's. */
  readonly since: (shopId: string, orderIds: readonly string[], mark: Mark) => ReadonlySet<string>;
};

/** When more are known all are forgotten, which costs a reading each and loses nothing. */
const MOST = 20_000;

/** Kept in memory only: a process that starts anew knows of no reading, and reads. */
export const createReadings = (processId: string, steadyMs: () => number): Readings => {
  const asked = new Map<string, number>();
  const timeOf = (mark: Mark): number | undefined =>
    mark.startsWith(`${processId}:`) ? Number(mark.slice(processId.length + 1)) : undefined;
  const keyOf = (shopId: string, orderId: string): string => `${shopId} ${orderId}`;
  return {
    mark: () => `${processId}:${String(steadyMs())}`,
    note: (shopId, orderIds, mark) => {
      const at = timeOf(mark);
      if (at === undefined) return;
      if (asked.size + orderIds.length > MOST) asked.clear();
      for (const orderId of orderIds) asked.set(keyOf(shopId, orderId), at);
    },
    since: (shopId, orderIds, mark) => {
      const at = timeOf(mark);
      const isKnown = (orderId: string) => at !== undefined && (asked.get(keyOf(shopId, orderId)) ?? -Infinity) > at;
      return new Set(orderIds.filter(isKnown));
    },
  };
};
