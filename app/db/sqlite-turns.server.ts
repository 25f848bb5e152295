import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";

/** How long a writer waits for the others before it says that the database is busy, in milliseconds. */
const PATIENCE_MS = 15_000;
/** How often a writer that waits looks whether the lock is free, in milliseconds. */
const LOOK_MS = 3;
/** Who held the lock longer than this stays away for a moment, in milliseconds. */
const LONG_MS = 30;
/** How long it stays away, as a share of the time for which it held the lock. */
const SHARE = 0.03;
const [LEAST_MS, MOST_MS] = [2 * LOOK_MS, 30];

const isBusy = (error: unknown): boolean =>
  error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");

/**
 * How processes take turns at the one write lock of a SQLite file. SQLite's own waiting stops the whole process, looks
 * ten times a second at most, and knows no queue: beside a worker that writes one long transaction after the other it
 * misses every gap, and a webhook is refused. Here the waiting process goes on with its other work and looks often, and
 * who held the lock for long leaves a gap wide enough to be seen (docs/decisions/009-sqlite-turns.md).
 */
export const sqliteTurns = () => {
  let notBefore = 0;
  return {
    /** Runs the work as soon as the lock is free; throws SQLite's own error when it is not within 15 seconds. */
    take: async <T>(work: () => T): Promise<T> => {
      const until = performance.now() + PATIENCE_MS;
      for (;;) {
        try {
          return work();
        } catch (error) {
          if (!isBusy(error) || performance.now() >= until) throw error;
        }
        await pause(LOOK_MS);
      }
    },
    /** Waits out the gap that this process owes the others. */
    comeUp: async (): Promise<void> => {
      const missing = notBefore - performance.now();
      if (missing > 0) await pause(missing);
    },
    /** The lock is held from now on; the answer is to be called when it no longer is. */
    hold: (): (() => void) => {
      const since = performance.now();
      return () => {
        const heldMs = performance.now() - since;
        if (heldMs > LONG_MS) notBefore = performance.now() + Math.min(MOST_MS, Math.max(LEAST_MS, heldMs * SHARE));
      };
    },
  };
};
