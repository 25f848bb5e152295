import { setTimeout as pause } from "node:timers/promises";
import { openDb } from "~/db/client.server";

/**
 * A process that writes one long transaction after the other to the SQLite file that its first argument names, until it
 * is killed: a worker in the middle of a backfill, as the others see it. Says "writing" when it holds the lock.
 */
const HOLD_MS = 300;

const db = openDb(process.argv[2] ?? "");
for (let i = 0; ; i++) {
  await db.$transaction(async (tx) => {
    await tx.lease.create({ data: { key: `greedy-${String(i)}`, owner: "greedy", expiresAt: new Date() } });
    if (i === 0) process.stdout.write("writing\n");
    await pause(HOLD_MS);
  });
}
