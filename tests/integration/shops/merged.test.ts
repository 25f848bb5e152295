import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startShopBench, type ShopBench } from "./bench";
import { customerRowId } from "~/contracts/row-ids";
import { loadSubjects } from "~/db/subjects.server";
import { days, plus } from "~/domain/shared/duration";

const SCOPES = ["read_orders", "read_all_orders", "read_customers", "read_payment_terms", "read_customer_merge"];

let bench: ShopBench;
let kept: number;
let gone: number;
beforeEach(async () => {
  bench = await startShopBench(SCOPES);
  await bench.run("scopes.sync");
  [kept = 0, gone = 0] = bench.customers;
});
afterEach(() => bench.close());

const row = (id: number) => customerRowId(bench.store.shop, `gid://shopify/Customer/${String(id)}`);
const shop = () => bench.deps.shops.get(bench.store.shop);
const cases = async (id: number) => bench.deps.db.case.findMany({ where: { customerId: row(id), state: "open" } });
const merge = async (keptId = kept, goneId = gone) => {
  bench.store.control.mergeCustomers(keptId, goneId);
  await bench.settle();
};
/** Both owe something and are known. */
const bothOwe = async () => {
  bench.place(kept, 10_000);
  bench.place(gone, 20_000);
  await bench.settle();
};
const subjectOf = async (id: number) => {
  const { db, dialect, now } = bench.deps;
  return (await loadSubjects(db, dialect, await shop(), [row(id)], now()))[0];
};

describe("after two customers were merged", () => {
  it("one owes what both owed, in one case, and nobody is asked for the same debt twice", async () => {
    await bothOwe();
    await bench.store.clock.advance(days(40));
    await bench.settle();
    await bench.run("contacts.plan", { customerIds: [row(kept), row(gone)] });
    const planned = () => bench.deps.db.plannedContact.findMany({ where: { state: "planned" } });
    expect(new Set((await planned()).map(({ customerId }) => customerId))).toEqual(new Set([row(kept), row(gone)]));
    await merge();
    expect(await cases(gone)).toEqual([]);
    expect(await cases(kept)).toMatchObject([{ owedMinor: 30_000n }]);
    expect((await planned()).map(({ customerId }) => customerId)).toEqual([row(kept)]);
    expect((await planned()).flatMap(({ instalmentIds }) => JSON.parse(instalmentIds) as string[])).toHaveLength(2);
  });

  it("a message to either counts for the limits of both", async () => {
    await bothOwe();
    const at = bench.deps.now();
    await bench.deps.db.contactAttempt.create({
      data: {
        id: "a", shopId: bench.store.shop, customerId: row(gone), plannedContactId: "p", channel: "email",
        contactClass: "email", toEnc: "x", toHash: "x", subjectEnc: "x", bodyEnc: "x", templateId: "t", locale: "en",
        debtIds: "[]", reservedAt: at,
      },
    }); // prettier-ignore
    await merge();
    expect((await subjectOf(kept))?.history).toHaveLength(1);
  });

  it("an opt-out of scoring of either counts", async () => {
    await bothOwe();
    await bench.deps.caseActions.setScoringOptOut(await shop(), row(gone), true, "staff", bench.deps.now());
    await merge();
    const person = await bench.deps.db.customer.findUniqueOrThrow({ where: { id: row(kept) } });
    expect(person.scoringOptOutAt).not.toBeNull();
  });

  it("a no to e-mail of either counts, also when the other said yes later", async () => {
    await bothOwe();
    const { caseActions, now } = bench.deps;
    await caseActions.setEmailConsent(await shop(), row(gone), "revoked", "customer", now());
    await caseActions.setEmailConsent(await shop(), row(kept), "granted", "customer", plus(now(), days(1)));
    await bench.store.clock.advance(days(2));
    await merge();
    expect((await subjectOf(kept))?.consents.email).toBe("revoked");
  });

  it("a yes of the vanished one is no yes of the other", async () => {
    await bothOwe();
    await bench.deps.caseActions.setEmailConsent(await shop(), row(gone), "granted", "customer", bench.deps.now());
    await merge();
    expect((await subjectOf(kept))?.consents.email).toBe("none");
  });

  it("a hold and a request for time of either counts, and the request is still to be answered", async () => {
    await bothOwe();
    const until = plus(bench.deps.now(), days(20));
    await bench.deps.caseActions.requestTime(await shop(), row(gone), "illness", until, bench.deps.now());
    await merge();
    expect((await subjectOf(kept))?.personHold).toEqual({ until, reason: "hardship" });
    expect(await cases(kept)).toMatchObject([{ onHold: true }]);
    const open = await bench.deps.db.hardshipRequest.findMany({ where: { answeredAt: null } });
    expect(open).toMatchObject([{ customerId: row(kept) }]);
  });

  it("an address that mail came back from stays closed, also when it becomes the other's", async () => {
    await bothOwe();
    const { db } = bench.deps;
    await db.contactPoint.updateMany({ where: { customerId: row(gone) }, data: { bouncedAt: bench.deps.now() } });
    const email = bench.store.state.customers.get(gone)?.email ?? "";
    await merge();
    // The one in force is still the own one.
    expect((await subjectOf(kept))?.emailBouncedAt).toBeNull();
    await bench.store.clock.advance(days(1));
    Object.assign(bench.store.state.customers.get(kept) ?? {}, { email });
    await bench.run("customers.sync", { customerIds: [`gid://shopify/Customer/${String(kept)}`] });
    expect((await subjectOf(kept))?.emailBouncedAt).not.toBeNull();
  });

  it("who asked to be forgotten as either is forgotten", async () => {
    await bothOwe();
    await bench.run("privacy.erase", { customerId: `gid://shopify/Customer/${String(gone)}` });
    await merge();
    const person = await bench.deps.db.customer.findUniqueOrThrow({ where: { id: row(kept) } });
    expect(person).toMatchObject({ nameEnc: null, addresses: "[]" });
    expect(person.redactedAt).not.toBeNull();
    expect(await bench.deps.db.contactPoint.count({ where: { customerId: row(kept) } })).toBe(0);
  });

  it("nothing names the vanished one any more, and its ledger is whole", async () => {
    await bothOwe();
    const sum = async () =>
      (await bench.deps.db.ledgerEntry.aggregate({ _sum: { amountMinor: true } }))._sum.amountMinor;
    const before = await sum();
    await merge();
    expect(await sum()).toBe(before);
    const person = await bench.deps.db.customer.findUniqueOrThrow({ where: { id: row(gone) } });
    expect(person).toMatchObject({ nameEnc: null, addresses: "[]" });
    expect(await bench.deps.db.contactPoint.count({ where: { customerId: row(gone) } })).toBe(0);
  });

  it("old debts go over too, where Shopify shows old orders no more", async () => {
    await bothOwe();
    await bench.store.clock.advance(days(80));
    await bench.settle();
    bench.store.control.revoke(["read_all_orders"]);
    await merge();
    expect(await cases(gone)).toEqual([]);
    expect(await cases(kept)).toMatchObject([{ owedMinor: 30_000n }]);
  });

  it("the last of a chain has it all, in whatever order Shopify tells of it", async () => {
    await bothOwe();
    const last = bench.customers[2] ?? 0;
    bench.place(last, 5_000);
    await bench.settle();
    await bench.deps.caseActions.setScoringOptOut(await shop(), row(gone), true, "staff", bench.deps.now());
    bench.store.control.webhooks.loseEvery = 1;
    bench.store.control.mergeCustomers(kept, gone);
    bench.store.control.mergeCustomers(last, kept);
    const gid = (id: number) => `gid://shopify/Customer/${String(id)}`;
    await bench.run("customers.merge", { keptId: gid(last), goneId: gid(kept) });
    await bench.run("customers.merge", { keptId: gid(kept), goneId: gid(gone) });
    const person = await bench.deps.db.customer.findUniqueOrThrow({ where: { id: row(last) } });
    expect(person.scoringOptOutAt).not.toBeNull();
    expect(await cases(last)).toMatchObject([{ owedMinor: 35_000n }]);
    expect(await cases(kept)).toEqual([]);
  });
});

describe("a merge that Shopify tells of and did not do", () => {
  it("changes nothing", async () => {
    await bothOwe();
    const gid = (id: number) => `gid://shopify/Customer/${String(id)}`;
    await bench.deps.caseActions.setScoringOptOut(await shop(), row(gone), true, "staff", bench.deps.now());
    await bench.run("customers.merge", { keptId: gid(kept), goneId: gid(gone) });
    expect(await cases(gone)).toHaveLength(1);
    const person = await bench.deps.db.customer.findUniqueOrThrow({ where: { id: row(kept) } });
    expect(person.scoringOptOutAt).toBeNull();
  });
});
