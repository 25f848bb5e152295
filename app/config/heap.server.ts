import { setFlagsFromString } from "node:v8";

/** By how much of what is alive the heap may grow before garbage is looked for; V8 takes up to four times as much. */
const GROWTH_PERCENT = 30;

/**
 * Keeps a process that reads much and keeps little, as workers do, near the size of what it keeps: some 60 MB are alive
 * in a backfill, and V8 would let five times as much lie about. Costs a few percent of time; nothing is ever refused.
 */
export const growHeapSlowly = (): void => setFlagsFromString(`--heap-growing-percent=${String(GROWTH_PERCENT)}`);
