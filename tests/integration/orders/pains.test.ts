import { days, hours, minus, minutes, plus } from "~/domain/shared/duration";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { customerFacts, paid } from "~tests/factories/orders";
import { DUE_YESTERDAY, EARLY, type Debtor } from "../contacts/bench";
import { painsBench, type PainsBench } from "./pains-bench";
import { disputed, inInstalments, later, partPaid } from "./pains-orders";

describe("what merchants complained about in other tools", () => {
  let bench: PainsBench;
  beforeAll(async () => {
    bench = await painsBench();
  });
  beforeEach(() => bench.clock.set(EARLY));
  afterEach(() => void vi.unstubAllEnvs());

  test("a reminder shows what is open on each order, never one order's amount for another", async () => {
    const debtor = await bench.debtor(1);
    const second = await bench.another(1, 7_000);
    await bench.apply(partPaid(second, EARLY, 1_500));
    await bench.remind(debtor);
    const [text] = bench.mailsTo(debtor.email);
    expect(text).toContain("- #1: $100.00");
    expect(text).toContain("- #1001: $55.00");
    expect(text).toContain("Total: $155.00");
    expect((await bench.debt(debtor)).balanceMinor).toBe(10_000n);
  });

  test("nothing is lost when a part is paid first, and reading the order again brings it up to date", async () => {
    const debtor = await bench.debtor(2);
    const first = partPaid(debtor.order, EARLY, 3_000);
    await bench.apply(first);
    await bench.apply(first);
    expect((await bench.entries(debtor)).map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ["charge", 10_000n],
      ["payment", -3_000n],
    ]);
    await bench.apply(partPaid(first, plus(EARLY, hours(1)), 2_000));
    expect((await bench.debt(debtor)).balanceMinor).toBe(5_000n);
    expect((await bench.entries(debtor)).map(({ amountMinor }) => amountMinor)).toEqual([10_000n, -3_000n, -2_000n]);
  });

  test("the amount asked for takes into account what was paid after the reminder was planned", async () => {
    const debtor = await bench.debtor(3);
    const contact = await bench.planned(debtor.customerId);
    await bench.apply(partPaid(debtor.order, plus(EARLY, hours(1)), 2_000));
    await bench.dispatch(contact);
    const [text] = bench.mailsTo(debtor.email);
    expect(text).toContain("$80.00");
    expect(text).not.toContain("$100.00");
  });

  test("a partly paid debt stays in the reminders, and new contact data change no amount", async () => {
    const debtor = await bench.debtor(4);
    const part = partPaid(debtor.order, EARLY, 2_000);
    await bench.apply(part);
    await bench.remind(debtor);
    const customer = customerFacts(4, { email: "moved-4@example.com", name: "Another Name" });
    await bench.apply({ ...later(part, bench.clock.now(), {}), customer });
    expect(await bench.caseOf(debtor)).toMatchObject({ state: "open", owedMinor: 8_000n, lateMinor: 8_000n });
    await bench.remind(debtor);
    expect(bench.mailsTo(debtor.email)).toHaveLength(1);
    expect(bench.mailsTo("moved-4@example.com")[0]).toContain("- #4: $80.00");
  });

  test.each([
    ["Pacific/Auckland", "Pacific/Pago_Pago", "2026-09-15", "2026-09-15T12:00:00Z"],
    ["Pacific/Honolulu", "Pacific/Kiritimati", "2026-09-14", "2026-09-15T10:00:00Z"],
  ])("the due day is the shop's: a shop in %s, a server in %s", async (zone, serverZone, dueOn, midnight) => {
    vi.stubEnv("TZ", serverZone);
    expect(new Date(EARLY).getTimezoneOffset()).not.toBe(0);
    const shopId = await bench.shopOfItsOwn(zone.replace("/", "-").toLowerCase(), zone);
    bench.clock.set(plus(new Date(midnight), minutes(-1)));
    const debtor = await bench.debtor(5, {}, { dueAt: new Date("2026-09-15T03:00:00Z") }, shopId);
    const { customerId } = debtor;
    expect(await bench.base.db.instalment.findFirstOrThrow({ where: { customerId } })).toMatchObject({ dueOn });
    await bench.sweep(shopId);
    expect(await bench.caseOf(debtor)).toMatchObject({ lateMinor: 0n });
    bench.clock.set(new Date(midnight));
    await bench.sweep(shopId);
    expect(await bench.caseOf(debtor)).toMatchObject({ lateMinor: 10_000n, oldestDueOn: dueOn });
  });

  test("one disputed order is left out of the reminder", async () => {
    const debtor = await bench.debtor(6);
    await bench.apply(disputed(await bench.another(6, 7_000), EARLY));
    const contact = await bench.planned(debtor.customerId);
    expect(JSON.parse(contact.instalmentIds)).toHaveLength(1);
    await bench.dispatch(contact);
    expect(bench.mailsTo(debtor.email)[0]).not.toContain("#1006");
    expect(bench.mailsTo(debtor.email)[0]).not.toContain("Total");
  });

  test("and the customer's other orders go on, also when the older one is disputed after planning", async () => {
    const debtor = await bench.debtor(7);
    await bench.another(7, 7_000);
    await bench.planned(debtor.customerId);
    await bench.apply(disputed(debtor.order, EARLY));
    await bench.remind(debtor);
    expect(bench.mailsTo(debtor.email)).toHaveLength(1);
    expect(bench.mailsTo(debtor.email)[0]).toContain("- #1007: $70.00");
    expect(bench.mailsTo(debtor.email)[0]).not.toContain("#7:");
  });

  test("one late instalment counts although the rest of its order is not due yet", async () => {
    const debtor = await bench.debtor(8, {}, { dueAt: plus(EARLY, days(60)) });
    const dues = [DUE_YESTERDAY, ...[30, 60, 90].map((n) => plus(DUE_YESTERDAY, days(n)))];
    await bench.apply(inInstalments(debtor.order, dues));
    expect(await bench.caseOf(debtor)).toMatchObject({ owedMinor: 10_000n, lateMinor: 2_500n, lateCount: 1 });
    await bench.remind(debtor);
    expect(bench.mailsTo(debtor.email)[0]).toContain("- #8: $25.00");
  });

  test("what was late on a past day is read from that day, not from today's balance", async () => {
    const shopId = await bench.shopOfItsOwn("past-day");
    const debtor = await bench.debtor(9, {}, {}, shopId);
    bench.clock.set(plus(EARLY, days(20)));
    await bench.apply(paid(debtor.order, bench.clock.now()), shopId);
    expect(await bench.standing(shopId)).toEqual([]);
    expect(await bench.standing(shopId, "2026-09-24")).toEqual([
      { stage: "early", balanceMinor: 10_000, lateMinor: 10_000 },
    ]);
    expect(await bench.standing(shopId, "2026-09-14")).toEqual([
      { stage: "current", balanceMinor: 10_000, lateMinor: 0 },
    ]);
  });

  test("a payment at the same time as sweep and planning ends the case and leaves nothing planned", async () => {
    const shopId = await bench.shopOfItsOwn("racing");
    const debtors: Debtor[] = [];
    for (let n = 10; n < 20; n++) debtors.push(await bench.debtor(n, {}, {}, shopId));
    const pay = ({ order }: Debtor) => bench.apply(paid(order, EARLY), shopId);
    const plan = ({ customerId }: Debtor) => bench.plan(customerId, shopId);
    const racing = debtors.flatMap((debtor, i) => (i % 2 ? [pay(debtor), plan(debtor)] : [plan(debtor), pay(debtor)]));
    await Promise.all([...racing.slice(0, 7), bench.sweep(shopId), ...racing.slice(7)]);
    for (const debtor of debtors) expect(await bench.caseOf(debtor)).toMatchObject({ state: "closed", lateMinor: 0n });
    expect(await bench.base.db.plannedContact.count({ where: { shopId, state: "planned" } })).toBe(0);
  });

  test("a credit clears what was overdue, as a payment does", async () => {
    const debtor = await bench.debtor(20);
    const refunds = [{ id: "gid://shopify/Refund/20", at: EARLY, amountMinor: 0 }];
    await bench.apply(later(debtor.order, EARLY, { totalMinor: 0, outstandingMinor: 0, refunds }));
    expect(await bench.caseOf(debtor)).toMatchObject({ state: "closed", owedMinor: 0n, lateMinor: 0n });
  });

  test("the stage is right at once after a repayment and after a chargeback took it back", async () => {
    const shopId = await bench.shopOfItsOwn("stages");
    const debtor = await bench.debtor(21, {}, { dueAt: minus(DUE_YESTERDAY, days(39)) }, shopId);
    expect(await bench.standing(shopId)).toEqual([{ stage: "30", balanceMinor: 10_000, lateMinor: 10_000 }]);
    const full = paid(debtor.order, EARLY);
    await bench.apply(full, shopId);
    expect(await bench.standing(shopId)).toEqual([]);
    bench.clock.set(plus(EARLY, days(25)));
    await bench.apply(later(debtor.order, bench.clock.now(), {}), shopId);
    expect(await bench.standing(shopId)).toEqual([{ stage: "60", balanceMinor: 10_000, lateMinor: 10_000 }]);
    expect(await bench.caseOf(debtor)).toMatchObject({ state: "open", lateMinor: 10_000n });
  });

  test("somebody who has paid gets no reminder, even when it was about to leave", async () => {
    const debtor = await bench.debtor(22);
    const contact = await bench.planned(debtor.customerId);
    await bench.apply(paid(debtor.order, minus(contact.effectiveAt, minutes(1))));
    expect(await bench.contact(contact.id)).toMatchObject({ state: "cancelled", cancelReason: "no_longer_owed" });
    await bench.dispatch(contact);
    expect(bench.mailsTo(debtor.email)).toEqual([]);
  });

  test("reminders missed while the app stood still are caught up with one, by the step of the day", async () => {
    const shopId = await bench.shopOfItsOwn("standing-still");
    const soon = await bench.debtor(23, {}, {}, shopId);
    const missed = await bench.planned(soon.customerId, shopId);
    bench.clock.set(plus(missed.effectiveAt, hours(3)));
    await bench.sweep(shopId);
    const dedupeKey = `dispatch:${missed.id}`;
    expect(await bench.base.db.job.findUniqueOrThrow({ where: { dedupeKey } })).toMatchObject({ state: "ready" });
    for (let look = 0; look < 2; look++) await bench.dispatch({ ...missed, effectiveAt: bench.clock.now() }, shopId);
    expect(bench.mailsTo(soon.email)).toHaveLength(1);

    bench.clock.set(EARLY);
    const long = await bench.debtor(24, {}, {}, shopId);
    const old = await bench.planned(long.customerId, shopId);
    bench.clock.set(plus(old.effectiveAt, days(9)));
    await bench.sweep(shopId);
    const fresh = await bench.planned(long.customerId, shopId);
    expect([old.stepId, fresh.stepId]).toEqual(["late-1", "late-7"]);
    for (const { id } of [old, fresh]) await bench.dispatch({ id, effectiveAt: fresh.effectiveAt }, shopId);
    expect(bench.mailsTo(long.email)).toHaveLength(1);
    expect(await bench.contact(old.id)).toMatchObject({ state: "superseded" });
  });

  test("switching reminders off and on again loses none and repeats none", async () => {
    const shopId = await bench.shopOfItsOwn("toggled");
    const debtor = await bench.debtor(25, {}, {}, shopId);
    const before = await bench.planned(debtor.customerId, shopId);
    await bench.stop(shopId, true);
    bench.clock.set(plus(before.effectiveAt, days(1)));
    await bench.dispatch({ ...before, effectiveAt: bench.clock.now() }, shopId);
    expect(bench.mailsTo(debtor.email)).toEqual([]);
    await bench.stop(shopId, false);
    await bench.remind(debtor, shopId);
    await bench.dispatch({ ...before, effectiveAt: bench.clock.now() }, shopId);
    expect(bench.mailsTo(debtor.email)).toHaveLength(1);
  });

  test("edited and cancelled instalments do not drift: there is one order, and its totals stay Shopify's", async () => {
    const debtor = await bench.debtor(26);
    const dues = [0, 30, 60, 90].map((n) => plus(DUE_YESTERDAY, days(n)));
    const four = inInstalments(debtor.order, dues);
    const three = inInstalments(later(four, plus(EARLY, hours(2)), { totalMinor: 9_000 }), dues.slice(1));
    const edits = [{ id: "gid://shopify/OrderEditAgreement/26", at: plus(EARLY, hours(2)), amountMinor: -1_000 }];
    const edited = later(three, plus(EARLY, hours(2)), { edits, outstandingMinor: 9_000 });
    const part = partPaid(edited, plus(EARLY, hours(3)), 4_001);
    const cancelled = later(part, plus(EARLY, hours(4)), { cancelledAt: plus(EARLY, hours(4)), totalMinor: 0, outstandingMinor: -4_001 }); // prettier-ignore
    const open: bigint[][] = [];
    for (const state of [four, edited, part, cancelled]) {
      await bench.apply(state);
      const sum = (await bench.entries(debtor)).reduce((total, { amountMinor }) => total + amountMinor, 0n);
      expect(sum).toBe(BigInt(state.order.outstandingMinor));
      const rows = await bench.base.db.instalment.findMany({ where: { customerId: debtor.customerId, state: "open" }, orderBy: { dueOn: "asc" } }); // prettier-ignore
      open.push(rows.map(({ balanceMinor }) => balanceMinor));
    }
    expect(open).toEqual([[2_500n, 2_500n, 2_500n, 2_500n], [3_000n, 3_000n, 3_000n], [1_999n, 3_000n], []]);
    expect(await bench.base.db.obligation.count({ where: { customerId: debtor.customerId } })).toBe(1);
    expect(await bench.caseOf(debtor)).toMatchObject({ state: "closed", owedMinor: 0n });
  });
});
