import Database from "libsql";
import { describe, expect, it, vi } from "vitest";
import { benchOrder } from "~/bench/orders.server";
import { planContacts } from "~/services/contacts/plan-contacts.server";
import { applyOrders } from "~/services/orders/apply-orders.server";
import { contactParts, freshBase, liveShop, SHOP, testClock } from "~tests/factories/base";

const NOW = new Date("2026-11-25T18:30:00Z");

/** The statements of some orders' way into the ledger and to their reminders, as SQLite is given them. */
const statements = new Set<string>();
const prepare = vi.spyOn(Database.prototype as { prepare: (sql: string) => unknown }, "prepare");
const base = await freshBase(testClock(NOW));
await liveShop(base);
prepare.mockClear();
const orders = Array.from({ length: 60 }, (_, i) => benchOrder(i, NOW));
await applyOrders(base.orders, await base.shops.get(SHOP), orders, NOW);
const customers = await base.db.customer.findMany({ select: { id: true } });
await planContacts(contactParts(base, undefined).plan, SHOP, customers.map(({ id }) => id)); // prettier-ignore
for (const [sql] of prepare.mock.calls) if (/json_each/.test(sql)) statements.add(sql);
prepare.mockRestore();

const reader = new Database(base.env.DATABASE_URL.replace("file:", ""));

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
    expect(statements.size).toBeGreaterThan(20);
  });

  it.each([...statements].map((sql) => [sql.replace(/\s+/g, " ").slice(0, 120), sql]))(
    "reads no table, and no shop, from end to end: %s",
    (_name, sql) => {
      expect(readWhole(sql)).toEqual([]);
    },
  );
});
