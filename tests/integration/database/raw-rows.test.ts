import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { benchOrder } from "~/bench/orders.server";
import { isSqlite, type Db } from "~/db/client.server";
import { PrismaClient as PostgresClient } from "~/db/generated/postgres/client";
import { Prisma, PrismaClient } from "~/db/generated/sqlite/client";
import { rowsOf } from "~/db/raw-rows.server";
import { SqliteAdapter } from "~/db/sqlite-adapter.server";
import { planContacts } from "~/services/contacts/plan-contacts.server";
import { applyOrders } from "~/services/orders/apply-orders.server";
import { contactParts, freshBase, liveShop, SHOP, testClock } from "~tests/factories/base";

const NOW = new Date("2026-11-25T18:30:00Z");
const base = await freshBase(testClock(NOW));
const url = base.env.DATABASE_URL;

/** Prisma as it comes, through whose compiler every raw statement goes. */
const stock = isSqlite(url)
  ? new PrismaClient({ adapter: new SqliteAdapter({ url }) })
  : (new PostgresClient({ adapter: new PrismaPg({ connectionString: url }) }) as unknown as Db);

const TABLES = Object.values(Prisma.ModelName);
const COMPUTED = `SELECT COUNT(*) AS "count", SUM("totalMinor") AS "sum", AVG("totalMinor") AS "mean", MIN("createdAt") AS "first",
  MAX("name") AS "last", EXISTS (SELECT 1 FROM "Case") AS "some", NULL AS "nothing", 1.5 AS "decimal", CAST(2.5 AS double precision) AS "double", COUNT(*) > 1 AS "many"
  FROM "OrderSnapshot"`; // prettier-ignore

type Row = Readonly<Record<string, unknown>>;

/** Prisma makes objects of decimal numbers, which are texts here: the same number is read from both. */
const asPrisma = (ours: Row, prismas: Row): Row =>
  Object.fromEntries(
    Object.entries(ours).map(([name, value]) => {
      const theirs = prismas[name];
      return [name, Prisma.Decimal.isDecimal(theirs) ? new Prisma.Decimal(value as string) : value];
    }),
  );

const both = async (sql: string): Promise<[Row[], Row[]]> => {
  const prismas = await stock.$queryRawUnsafe<Row[]>(sql);
  const ours = await base.db.$queryRawUnsafe<Row[]>(sql);
  return [ours.map((row, i) => asPrisma(row, prismas[i] ?? {})), prismas];
};

beforeAll(async () => {
  await liveShop(base);
  const shop = await base.shops.get(SHOP);
  const orders = Array.from({ length: 200 }, (_, i) => benchOrder(i, NOW));
  await applyOrders(base.orders, shop, orders, NOW);
  const customers = await base.db.customer.findMany({ select: { id: true } });
  await planContacts(contactParts(base, undefined).plan, SHOP, customers.map(({ id }) => id)); // prettier-ignore
});
afterAll(() => stock.$disconnect());

describe("a raw query", () => {
  it("hands over every row of every table as Prisma does", async () => {
    let rows = 0;
    for (const table of TABLES) {
      const [ours, prismas] = await both(`SELECT * FROM "${table}" ORDER BY 1, 2`);
      expect(ours).toEqual(prismas);
      rows += ours.length;
    }
    expect(rows).toBeGreaterThan(1_000);
  });

  it("hands over what is computed as Prisma does, also from no rows", async () => {
    for (const where of ["", ` WHERE "shopId" = 'no such shop'`]) {
      const [ours, prismas] = await both(COMPUTED + where);
      expect(ours).toEqual(prismas);
    }
  });

  it("takes parameters of every kind, inside a transaction as outside of it", async () => {
    const sql = isSqlite(url)
      ? `SELECT ?1 AS "text", ?2 AS "number", ?3 AS "truth", ?4 AS "nothing"`
      : `SELECT $1::text AS "text", $2::int AS "number", $3::boolean AS "truth", $4::text AS "nothing"`;
    const values = ["a", 5, true, null] as const;
    const expected = await stock.$queryRawUnsafe(sql, ...values);
    expect(await base.db.$queryRawUnsafe(sql, ...values)).toEqual(expected);
    expect(await base.db.$transaction((tx) => tx.$queryRawUnsafe(sql, ...values))).toEqual(expected);
  });

  it("says which column it cannot hand over", () => {
    const answer = { columnNames: ["raw"], columnTypes: [ColumnTypeEnum.Bytes], rows: [[[0]]] };
    expect(() => rowsOf(answer)).toThrow(/column raw/);
  });
});
