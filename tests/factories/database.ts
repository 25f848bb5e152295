import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { Db } from "~/db/client.server";
import { openMigratedDb } from "~/db/migrate.server";

/** A migrated SQLite database of its own for the calling test file, removed afterwards. */
export const freshDatabase = async (): Promise<{ db: Db; url: string }> => {
  const folder = await mkdtemp(join(tmpdir(), "duewell-test-"));
  const url = `file:${join(folder, "test.db")}`;
  const db = await openMigratedDb(url, process.cwd());
  afterAll(async () => {
    await db.$disconnect();
    await rm(folder, { recursive: true, force: true });
  });
  return { db, url };
};
