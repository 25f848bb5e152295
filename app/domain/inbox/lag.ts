export type HandledEvent = {
  readonly triggeredAt: Date | null;
  readonly receivedAt: Date;
  readonly processedAt: Date | null;
};

export type Spread = { readonly medianMs: number; readonly p95Ms: number };
export type Lag = {
  /** From what happened at Shopify to its arrival. */
  readonly delivery: Spread | null;
  /** From arrival to the end of our work on it. */
  readonly handling: Spread | null;
};

/** Nearest rank; null when nothing was measured. */
const spreadOf = (values: readonly number[]): Spread | null => {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { medianMs: at(0.5), p95Ms: at(0.95) };
};

/** How long events took; two clocks may differ, so no wait is less than nothing. */
export const lagOf = (events: readonly HandledEvent[]): Lag => {
  const between = (from: Date | null, to: Date | null): number[] =>
    from === null || to === null ? [] : [Math.max(0, to.getTime() - from.getTime())];
  return {
    delivery: spreadOf(events.flatMap(({ triggeredAt, receivedAt }) => between(triggeredAt, receivedAt))),
    handling: spreadOf(events.flatMap(({ receivedAt, processedAt }) => between(receivedAt, processedAt))),
  };
};
