import type { Span, Window } from "~/contracts/backfill";

/** As many bulk queries as Shopify runs for one app and shop at a time. */
const PARTS = 5;
/** Below this one operation is done before five would have been asked for. */
const SMALL = 2_000;

/** Shopify compares creation dates by the second. */
const wholeSecond = (ms: number): Date => new Date(Math.floor(ms / 1_000) * 1_000);

/**
 * Windows that together hold every order, also those before the first and after the last that are known: the outer
 * bounds are open, and each window begins where the one before it ends.
 */
export const chooseWindows = ({ count, first, last }: Span): Window[] => {
  const whole = [{ from: null, to: null }];
  if (count < SMALL || !first || !last) return whole;
  const length = (last.getTime() - first.getTime()) / PARTS;
  if (length < 1_000) return whole;
  const bounds = Array.from({ length: PARTS - 1 }, (_, i) => wholeSecond(first.getTime() + (i + 1) * length));
  return [null, ...bounds].map((from, i) => ({ from, to: bounds[i] ?? null }));
};

/** The window in two halves; undefined when it is too short for that. Open sides stay open. */
export const halve = ({ from, to }: Window, { first, last }: Span): [Window, Window] | undefined => {
  const low = (from ?? first)?.getTime();
  const high = (to ?? last)?.getTime();
  if (low === undefined || high === undefined || high - low < 2_000) return undefined;
  const middle = wholeSecond((low + high) / 2);
  return [
    { from, to: middle },
    { from: middle, to },
  ];
};
