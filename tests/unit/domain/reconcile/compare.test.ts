import { describe, expect, test } from "vitest";
import { compareOrder, differenceKey } from "~/domain/reconcile/compare";
import type { OwnOrder, TheirOrder } from "~/domain/reconcile/types";

const DAY = new Date("2026-09-01T12:00:00Z");
const LATER = new Date("2026-09-02T12:00:00Z");
const DUE = new Date("2026-10-01T12:00:00Z");
const ORDER = "gid://shopify/Order/1";

type Debt = NonNullable<OwnOrder["debt"]>;
const debt: Debt = { balanceMinor: 100, schedules: [{ id: "s1", dueAt: DUE, balanceMinor: 100 }] };
const own = (more: Partial<OwnOrder> = {}): OwnOrder => ({
  orderId: ORDER, name: "#1", createdAt: DAY, updatedAt: DAY, currency: "USD", debt, ...more,
}); // prettier-ignore
const theirs = (more: Partial<TheirOrder> = {}): TheirOrder => ({
  orderId: ORDER, name: "#1", updatedAt: DAY, cancelledAt: null, currency: "USD", outstandingMinor: 100,
  schedules: [{ id: "s1", dueAt: DUE, balanceMinor: 100 }], ...more,
}); // prettier-ignore
const paid = { outstandingMinor: 0, schedules: [{ id: "s1", dueAt: DUE, balanceMinor: 0 }] };
const found = (...args: Parameters<typeof compareOrder>) =>
  compareOrder(...args).map(({ field, cause, ours, theirs: said }) => ({ field, cause, ours, said }));

describe("nothing differs", () => {
  test.each<[string, OwnOrder | undefined, TheirOrder | undefined]>([
    ["when both agree", own(), theirs()],
    ["when neither has the order", undefined, undefined],
    ["when an order on which nothing is owed is gone", own({ debt: { balanceMinor: 0, schedules: [] } }), undefined],
    ["when the order is no credit", own({ debt: null }), theirs()],
    ["when Shopify cancelled it and nothing is owed here", own({ debt: { balanceMinor: 0, schedules: [] } }), theirs({ cancelledAt: DAY, schedules: [] })],
    ["when instalments come from a gateway's days", own({ debt: { balanceMinor: 100, schedules: null } }), theirs()],
    ["when a schedule has no date yet", own({ debt: { balanceMinor: 100, schedules: [] } }), theirs({ schedules: [{ id: "s1", dueAt: null, balanceMinor: 100 }] })],
    ["when Shopify's schedules do not add up and are divided here", own(), theirs({ schedules: [{ id: "s1", dueAt: DUE, balanceMinor: 70 }] })],
  ])("%s", (_, mine, other) => {
    expect(compareOrder(mine, other, false)).toEqual([]);
  }); // prettier-ignore
});

describe("a difference names its cause", () => {
  test("missed event: Shopify's state is newer than the stored one", () => {
    expect(found(own(), theirs({ ...paid, updatedAt: LATER }), false)).toEqual([
      { field: "balance", cause: "missed_event", ours: "100", said: "0" },
      { field: "instalment_balance", cause: "missed_event", ours: "100", said: "0" },
    ]);
  });

  test("unexplained: both name the same last change", () => {
    expect(found(own(), theirs(paid), false).map(({ cause }) => cause)).toEqual(["unexplained", "unexplained"]);
  });

  test("unknown order: it was never read", () => {
    expect(found(undefined, theirs(), false)).toEqual([{ field: "order", cause: "unknown_order", ours: "", said: "100" }]);
  });

  test("gone: Shopify does not have it any more", () => {
    expect(found(own(), undefined, false)).toEqual([{ field: "order", cause: "gone", ours: "100", said: "" }]);
  });

  test("set aside: it waits because it could not be understood", () => {
    expect(found(own(), theirs({ ...paid, updatedAt: LATER }), true).map(({ cause }) => cause)).toEqual(["set_aside", "set_aside"]);
    expect(found(undefined, theirs(), true).map(({ cause }) => cause)).toEqual(["set_aside"]);
  });

  test.each([
    ["moved", [{ id: "s1", dueAt: LATER, balanceMinor: 100 }], 1],
    ["replaced", [{ id: "s2", dueAt: DUE, balanceMinor: 100 }], 2],
    ["taken away", [], 1],
  ])("schedule changed: it was %s", (_, schedules, count) => {
    const differences = found(own(), theirs({ schedules }), false);
    expect(differences).toHaveLength(count);
    for (const one of differences) expect(one).toMatchObject({ field: "due_date", cause: "schedule_changed" });
  });
}); // prettier-ignore

test("a cancelled order on which the merchant owes is compared with what is owed back", () => {
  expect(found(own(), theirs({ cancelledAt: DAY, outstandingMinor: -50, schedules: [] }), false)[0]).toMatchObject({
    field: "balance",
    said: "-50",
  });
});

test("the same difference of another instalment is another one", () => {
  const key = (scheduleId: string) => differenceKey({ orderId: ORDER, field: "due_date", scheduleId });
  expect(key("s1")).not.toBe(key("s2"));
});
