import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "~/db/client.server";
import { importShop, SHOP } from "./import-shop";
import { csv, duewell, folderWith, json, madeUpRows } from "./run-cli";

const GOOD = "c1,o1,2025-01-01,2025-01-31,10.00,USD,,no,US";
const WRONG_DAY = (n: number) => `c1,w${n},2025-02-30,2025-03-31,1.00,USD,,no,US`;

describe("an import of which something is wrong", () => {
  let folder: Awaited<ReturnType<typeof folderWith>>;
  let db: Db;
  let env: Record<string, string>;
  beforeAll(async () => {
    ({ db, env } = await importShop());
    folder = await folderWith({
      "mixed.csv": csv(
        GOOD,
        "c1,o2,2025-02-30,2025-03-31,ten,USD,,perhaps,US",
        "c2,o1,2025-01-01,2025-02-28,10.00,USD,,no,US",
        "c3,o3,2025-01-01,2025-02-28,10.00,EUR,,no,US",
        "c3,o4,2025-01-01",
        GOOD,
        "c3,o5,2025-01-01,2025-02-28,1.234,usd,,no,US",
        "c4,o6,2025-01-01,2025-02-28,10.00,USD,,no,US",
      ),
      "quote.csv": csv(
        GOOD,
        "c2,o2,2025-01-01,soon,10.00,USD,,no,US",
        'c3,"o3"x,2025-01-01,2025-02-28,1.00,USD,,no,US',
      ),
      "many.csv": csv(GOOD, ...Array.from({ length: 1_500 }, (_, n) => WRONG_DAY(n))),
      "rows.csv": csv(...madeUpRows(200, 6)),
    });
  });
  afterAll(() => folder.remove());

  const load = (file: string, ...more: readonly string[]) =>
    duewell(["import", "--shop", SHOP, "--receivables", folder.path(file), ...more], env);
  const stored = () =>
    Promise.all([db.customer.count(), db.orderSnapshot.count(), db.obligation.count(), db.ledgerEntry.count(), db.case.count(), db.job.count()]); // prettier-ignore
  const NOTHING = [0, 0, 0, 0, 0, 0];

  const MIXED = [
    [3, "amount"],
    [3, "created_at"],
    [3, "disputed"],
    [4, "customer_id"],
    [5, "currency"],
    [6, null],
    [7, "due_at"],
    [8, "currency"],
  ];

  it("is told every wrong column of every line once, and loads nothing", async () => {
    const ran = await load("mixed.csv", "--json");
    expect(ran.code).toBe(2);
    expect(ran.stderr.trim()).toBe("mixed.csv: 6 of 8 lines rejected; nothing was loaded");
    const report = json(ran) as { rejected: { line: number; column: string | null; reason: string }[] };
    expect(report).toMatchObject({ shop: SHOP, rows: 8, rejectedCount: 6, notListed: 0, imported: 0 });
    expect(report.rejected.map(({ line, column }) => [line, column])).toEqual(MIXED);
    expect(report.rejected.map(({ reason }) => reason)).toEqual([
      '"ten" is not an amount',
      '"2025-02-30" is not a date (ISO 8601)',
      '"perhaps" is neither yes nor no',
      "order o1 already has another customer",
      "EUR, but one.myshopify.com sells in USD",
      "has 3 columns, but the header has 9",
      "the instalment of order o1 comes twice",
      '"usd" is not a currency (ISO 4217)',
    ]);
    expect(await stored()).toEqual(NOTHING);
  });

  it("shows a person a table, and writes the lines with what stands there to a file", async () => {
    const ran = await load("mixed.csv", "--rejected", folder.path("rejected.csv"));
    expect(ran.code).toBe(2);
    const [head, first, ...others] = ran.stdout.trimEnd().split("\n");
    expect(head).toMatch(/^ *line +column +reason$/);
    expect(first).toMatch(/^ *3 +amount +"ten" is not an amount$/);
    expect(others).toHaveLength(MIXED.length - 1);
    const lines = (await readFile(folder.path("rejected.csv"), "utf8")).trimEnd().split("\n");
    expect(lines).toHaveLength(MIXED.length + 1);
    expect(lines.slice(0, 2)).toEqual(["line,column,reason,value", '3,amount,"""ten"" is not an amount",ten']);
    expect(lines[6]).toBe('6,,"has 3 columns, but the header has 9","c3,o4,2025-01-01"');
  });

  it("does not write over the file that it reads", async () => {
    const before = await readFile(folder.path("mixed.csv"), "utf8");
    expect(await load("mixed.csv", "--rejected", folder.path("mixed.csv"))).toMatchObject({ code: 2, stdout: "" });
    expect(await readFile(folder.path("mixed.csv"), "utf8")).toBe(before);
  });

  it("ends at a quotation mark that is wrong, and says so after what is wrong before it", async () => {
    const ran = await load("quote.csv", "--json");
    const { rejected } = json(ran) as { rejected: { line: number; column: string | null; reason: string }[] };
    expect(rejected.map(({ line, column }) => [line, column])).toEqual([
      [3, "due_at"],
      [4, null],
    ]);
    expect(rejected[1]?.reason).toContain("quotation mark");
  });

  it("lists the first thousand and counts the others, which the file has all", async () => {
    const ran = await load("many.csv", "--json", "--rejected", folder.path("many-rejected.csv"));
    const report = json(ran) as { rejected: unknown[] };
    expect(report.rejected).toHaveLength(1_000);
    expect(report).toMatchObject({ rows: 1_501, rejectedCount: 1_500, notListed: 500 });
    expect((await readFile(folder.path("many-rejected.csv"), "utf8")).trimEnd().split("\n")).toHaveLength(1_501);
    expect((await load("many.csv")).stdout).toContain("and 500 more that are not listed");
    expect(await stored()).toEqual(NOTHING);
  });

  it("leaves nothing when it fails in the middle, and loads all of it when it is run again", async () => {
    // The second of three steps meets an order that the database refuses.
    await db.$executeRawUnsafe(
      `CREATE TRIGGER refuse BEFORE INSERT ON "LedgerEntry" WHEN NEW."obligationId" LIKE '%/import:c130-0'
       BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`,
    );
    const failed = await load("rows.csv");
    expect(failed.code).toBe(1);
    expect(failed.stderr).not.toBe("");
    expect(await stored()).toEqual(NOTHING);
    await db.$executeRawUnsafe(`DROP TRIGGER refuse`);
    expect(json(await load("rows.csv", "--json"))).toMatchObject({ imported: 1_200, unchanged: 0 });
    expect(await db.obligation.count()).toBe(1_200);
    expect(await db.job.count({ where: { name: "customers.score" } })).toBe(1);
    const before = await stored();
    expect(json(await load("rows.csv", "--json", "--rejected", folder.path("none.csv")))).toMatchObject({ imported: 0, unchanged: 1_200 }); // prettier-ignore
    expect(await stored()).toEqual(before);
    expect(await readFile(folder.path("none.csv"), "utf8")).toBe("line,column,reason,value\n");
  });
});
