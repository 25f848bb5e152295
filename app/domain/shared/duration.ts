/** Milliseconds, branded so that a bare number cannot be passed as a duration. */
export type Duration = number & { readonly __brand: "Duration" };

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;
export const DAY_MS = 86_400_000;

const of = (ms: number) => ms as Duration;
export const seconds = (n: number): Duration => of(n * SECOND);
export const minutes = (n: number): Duration => of(n * MINUTE);
export const hours = (n: number): Duration => of(n * HOUR);
/** Elapsed 24-hour days; for calendar days across DST use `domain/time`. */
export const days = (n: number): Duration => of(n * DAY_MS);
export const plus = (at: Date, by: Duration): Date => new Date(at.getTime() + by);
export const minus = (at: Date, by: Duration): Date => new Date(at.getTime() - by);

/** The earlier of two moments, of which either may be missing. */
export const earliest = (a: Date | null, b: Date | null): Date | null => {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
};
