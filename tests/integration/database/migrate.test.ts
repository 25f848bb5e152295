import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { insertRows } from "~/db/bulk.server";
import { isSqlite, type Db } from "~/db/client.server";
import { migrateTo } from "~/db/migrate.server";
import { emptyDatabase, freshDatabase } from "~tests/factories/database";

test("a second run of the migrator finds nothing to do", async () => {
  const { db, url } = await freshDatabase();
  expect(await migrateTo(db, url, process.cwd())).toEqual([]);
});

test("rows inserted in bulk read back through Prisma as they were given", async () => {
  const { db, url } = await freshDatabase();
  const dialect = isSqlite(url) ? "sqlite" : "postgres";
  const expiresAt = new Date("2026-11-24T08:15:30.250Z");
  const columns = { key: "text", owner: "text", expiresAt: "instant" } as const;
  const rows = Array.from({ length: 2_500 }, (_, i) => ({ key: `k${String(i)}`, owner: "o'\"{}", expiresAt }));
  await insertRows(db, dialect, "Lease", columns, rows);
  await insertRows(db, dialect, "Lease", columns, rows, "ON CONFLICT DO NOTHING");
  expect(await db.lease.count()).toBe(2_500);
  expect(await db.lease.findFirst({ where: { expiresAt } })).toMatchObject({ owner: "o'\"{}", expiresAt });
});

const COLUMNS = {
  sqlite: `SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || COALESCE(c.dflt_value, '') || ' ' || c.pk AS "line"
    FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE '\\_%' ESCAPE '\\'`,
  postgres: `SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || COALESCE(column_default, '') AS "line"
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`,
};
const INDEXES = {
  sqlite: `SELECT sql AS "line" FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL`,
  postgres: `SELECT indexdef AS "line" FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
};

/** Every column and index of the database, one per line, in an order that does not depend on how it was made. */
const shapeOf = async (db: Db, dialect: "sqlite" | "postgres"): Promise<string[]> => {
  const lines = [COLUMNS[dialect], INDEXES[dialect]].map((sql) => db.$queryRawUnsafe<{ line: string }[]>(sql));
  return (await Promise.all(lines)).flat().map(({ line }) => line).sort(); // prettier-ignore
};

test("the migrations make exactly the data model", async () => {
  const migrated = await freshDatabase();
  const fromModel = await emptyDatabase();
  const dialect = isSqlite(migrated.url) ? "sqlite" : "postgres";
  const schema = dialect === "sqlite" ? "prisma/schema.prisma" : "prisma/postgres/schema.prisma";
  const script = execFileSync(
    join(process.cwd(), "node_modules/.bin/prisma"),
    ["migrate", "diff", "--from-empty", "--to-schema-datamodel", schema, "--script"],
    { env: { ...process.env, DATABASE_URL: fromModel.url }, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  );
  for (const statement of script.split(/;\s*$/m).filter((part) => part.trim() !== ""))
    await fromModel.db.$executeRawUnsafe(statement);
  expect(await shapeOf(migrated.db, dialect)).toEqual(await shapeOf(fromModel.db, dialect));
});
