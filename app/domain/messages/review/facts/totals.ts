import type { Amount, FactLine } from "./types";

/** What adds up is added up: amounts in several currencies stay apart. */
export const totalsOf = (lines: readonly Amount[]): readonly Amount[] => {
  const sums = new Map<string, number>();
  for (const { currency, minor } of lines) sums.set(currency, (sums.get(currency) ?? 0) + minor);
  return [...sums].map(([currency, minor]) => ({ currency, minor }));
};

/** What a message may call due: each instalment, each order, and all of it. */
export const amountsDue = (lines: readonly FactLine[]): readonly Amount[] => {
  const byOrder = new Map<string, FactLine[]>();
  for (const line of lines) byOrder.set(line.orderName, [...(byOrder.get(line.orderName) ?? []), line]);
  return [...lines, ...[...byOrder.values()].flatMap(totalsOf), ...totalsOf(lines)];
};
