import { join } from "node:path";
import { expect, test } from "vitest";
import { insertRows } from "~/db/bulk.server";
import { migrate } from "~/db/migrate.server";
import { freshDatabase } from "~tests/factories/database";

test("a second run of the migrator finds nothing to do", async () => {
  const { db, url } = await freshDatabase();
  expect(await migrate(db, join(process.cwd(), "prisma/migrations"), url)).toEqual([]);
});

test("rows inserted in bulk read back through Prisma as they were given", async () => {
  const { db } = await freshDatabase();
  const expiresAt = new Date("2026-11-24T08:15:30.250Z");
  const columns = { key: "text", owner: "text", expiresAt: "instant" } as const;
  const rows = Array.from({ length: 2_500 }, (_, i) => ({ key: `k${String(i)}`, owner: "o'\"{}", expiresAt }));
  await insertRows(db, "sqlite", "Lease", columns, rows);
  await insertRows(db, "sqlite", "Lease", columns, rows, "ON CONFLICT DO NOTHING");
  expect(await db.lease.count()).toBe(2_500);
  expect(await db.lease.findFirst({ where: { expiresAt } })).toMatchObject({ owner: "o'\"{}", expiresAt });
});
