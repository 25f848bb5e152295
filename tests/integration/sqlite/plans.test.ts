import Database from "libsql";
import { afterAll, describe, expect, it, vi } from "vitest";
import { benchOrder } from "~/bench/orders.server";
import { segmentFacts } from "~/db/segment-facts.server";
import { planContacts } from "~/services/contacts/plan-contacts.server";
import { applyOrders } from "~/services/orders/apply-orders.server";
import { contactParts, freshBase, liveShop, SHOP, testClock } from "~tests/factories/base";

const NOW = new Date("2026-11-25T18:30:00Z");

const base = await freshBase(testClock(NOW));
await liveShop(base);
const prepare = vi.spyOn(Database.prototype as { prepare: (sql: string) => unknown }, "prepare");
const orders = Array.from({ length: 60 }, (_, i) => benchOrder(i, NOW));
await applyOrders(base.orders, await base.shops.get(SHOP), orders, NOW);
const customers = (await base.db.customer.findMany({ select: { id: true } })).map(({ id }) => id);
await planContacts(contactParts(base, undefined).plan, SHOP, customers);
await segmentFacts({ db: base.db, dialect: "sqlite" }, SHOP, customers, "run", { now: NOW, today: "2026-11-25" });
/** The statements of some orders' way into the ledger, to reminders and segments, as SQLite is given them. */
const statements = [...new Set(prepare.mock.calls.map(([sql]) => sql))].filter((sql) => sql.includes("json_each"));
prepare.mockRestore();

const reader = new Database(base.env.DATABASE_URL.replace("file:", ""));
afterAll(() => reader.close());

/** What a statement reads from end to end: a table, or all that the shop has in it. */
const readWhole = (sql: string): string[] => {
  const values = [...new Set(sql.match(/\?\d+/g))].map(() => "[]");
  const plan = reader.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(values) as { detail: string }[];
  const steps = plan.map(({ detail }) => detail);
  const made = new Set(steps.flatMap((step) => /^(?:MATERIALIZE|CO-ROUTINE) (\S+)/.exec(step)?.[1] ?? []));
  const isWhole = (step: string): boolean => {
    const scanned = /^SCAN (\S+)/.exec(step)?.[1];
    if (scanned === undefined) return step.endsWith("(shopId=?)");
    return !made.has(scanned) && !step.includes("VIRTUAL TABLE") && scanned !== "CONSTANT";
  };
  return steps.filter(isWhole);
};

describe("what is done for some orders", () => {
  it("is asked for in many statements", () => {
    expect(statements.length).toBeGreaterThan(20);
  });

  it.each(statements.map((sql) => [sql.replace(/\s+/g, " ").slice(0, 120), sql]))(
    "reads no table, and no shop, from end to end: %s",
    (_name, sql) => {
      expect(readWhole(sql)).toEqual([]);
    },
  );
});
