import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "~/db/client.server";
import { importShop, SECRET, SHOP } from "./import-shop";
import { csv, duewell, folderWith, json, madeUpRows } from "./run-cli";

describe("commands with a database", () => {
  let folder: Awaited<ReturnType<typeof folderWith>>;
  let db: Db;
  let env: Record<string, string>;
  beforeAll(async () => {
    ({ db, env } = await importShop());
    folder = await folderWith({
      "rows.csv": csv(
        ...madeUpRows(120, 6),
        "two,t1,2025-01-01,2025-01-31,10.00,USD,2025-01-30,no,US",
        "two,t1,2025-01-01,2025-02-28,10.00,USD,,no,US",
        "dis/puted,d/1,2025-01-01,2025-01-31,10.00,USD,,yes,US",
      ),
      "euro.csv": csv("c1,e1,2025-01-01,2025-01-31,10.00,EUR,,no,US"),
      "shared.csv": csv("c1,s1,2025-01-01,2025-01-31,1.00,USD,,no,US", "c2,s1,2025-01-01,2025-02-28,1.00,USD,,no,US"),
    });
  });
  afterAll(() => folder.remove());

  const loadPath = (path: string, shop = SHOP) =>
    duewell(["import", "--shop", shop, "--receivables", path, "--json"], env);
  const load = (file: string, shop = SHOP) => loadPath(folder.path(file), shop);
  const stored = async () => ({
    obligations: await db.obligation.findMany({ orderBy: { id: "asc" } }),
    instalments: await db.instalment.findMany({ orderBy: { id: "asc" } }),
    entries: await db.ledgerEntry.findMany({ orderBy: { id: "asc" } }),
    snapshots: await db.orderSnapshot.findMany({ orderBy: { id: "asc" } }),
    jobs: await db.job.count(),
  });

  it("refuses a shop that is not known, another currency and an order of two customers", async () => {
    const unknown = await load("rows.csv", "no.myshopify.com");
    expect(unknown).toMatchObject({ code: 2, stdout: "" });
    expect(unknown.stderr).toContain("no.myshopify.com");
    for (const [ran, rejected] of [
      [await load("euro.csv"), { line: 2, column: "currency" }],
      [await load("shared.csv"), { line: 3, column: "customer_id" }],
    ] as const) {
      expect(ran.code).toBe(2);
      expect(ran.stderr.trim().split("\n")).toHaveLength(1);
      expect(json(ran)).toMatchObject({ rejected: [rejected], rejectedCount: 1, imported: 0 });
    }
    expect(await db.obligation.count()).toBe(0);
  });

  it("loads a file once, however often it is loaded", async () => {
    const first = await load("rows.csv");
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(json(first)).toEqual({ shop: SHOP, rows: 723, customers: 122, orders: 722, imported: 722, unchanged: 0 });
    const before = await stored();
    expect(before.obligations).toHaveLength(722);
    expect(before.instalments).toHaveLength(723);
    const two = before.instalments.filter(({ obligationId }) => obligationId.endsWith("/import:t1"));
    expect(two.map(({ state, balanceMinor }) => [state, Number(balanceMinor)])).toEqual([
      ["paid", 0],
      ["open", 1000],
    ]);
    expect(before.instalments.filter(({ disputed }) => disputed)).toHaveLength(1);
    const second = await load("rows.csv");
    expect(json(second)).toMatchObject({ imported: 0, unchanged: 722 });
    expect(await stored()).toEqual(before);
  });

  it("takes a corrected file for what is true, and asks Shopify nothing about it", async () => {
    const corrected = await folderWith({ "rows.csv": csv("two,t1,2025-01-01,2025-01-31,12.00,USD,2025-01-30,no,US") });
    expect(json(await loadPath(corrected.path("rows.csv")))).toMatchObject({ imported: 1 });
    await corrected.remove();
    expect(await db.obligation.findFirst({ where: { id: { endsWith: "/import:t1" } } })).toMatchObject({
      balanceMinor: 0n,
      state: "settled",
    });
    expect(await db.job.count({ where: { name: "orders.sync" } })).toBe(0);
  });

  it("the doctor finds what is wrong, says what to do, and shows no secret", async () => {
    const healthy = await duewell(["doctor", "--json"], env);
    const names = (json(healthy) as { checks: { name: string; ok: boolean }[] }).checks.filter(({ ok }) => ok);
    expect(names.map(({ name }) => name)).toEqual(["configuration", "database", "audit", "queue", "clock"]);
    // Without SMTP no reminder can leave, which is a problem.
    expect(healthy.code).toBe(1);
    const redis = `redis://user:${SECRET}@127.0.0.1:1`;
    const broken = { ...env, DATABASE_URL: `postgresql://user:${SECRET}@127.0.0.1:1/x`, REDIS_URL: redis };
    for (const settings of [
      broken,
      { ...env, ENCRYPTION_KEYS: SECRET },
      { ...env, DATABASE_URL: "file:/no/such.db" },
    ]) {
      const ran = await duewell(["doctor"], settings);
      expect(ran.code).toBe(1);
      expect(ran.stdout).toContain("PROBLEM");
      expect(ran.stdout + ran.stderr).not.toContain(SECRET);
    }
  });
});
