import { beforeAll, describe, expect, test } from "vitest";
import { takeDeps } from "~/composition.answers.server";
import { retentionDeps } from "~/composition.retention.server";
import { verifyAudit } from "~/db/audit.server";
import { storeAnswer } from "~/db/answers.server";
import { days, minus, plus } from "~/domain/shared/duration";
import { monthsBefore } from "~/domain/time/months";
import { applyRetention, retentionJob } from "~/services/privacy/retention.server";
import { recordTold } from "~/services/opt-out/told-answer.server";
import { SHOP } from "~tests/factories/base";
import { paid } from "~tests/factories/orders";
import { EARLY, mailedBench, type ContactBench, type Debtor } from "./bench";

const years = (n: number): Date => monthsBefore(EARLY, -12 * n);

/** Years pass in a moment: the clock is set, and the nightly job runs as the worker would run it. */
describe("what is kept, and for how long", () => {
  let bench: ContactBench;
  beforeAll(async () => {
    ({ bench } = await mailedBench());
  });

  const night = async (at: Date): Promise<void> => {
    bench.clock.set(at);
    const pages: string[] = [""];
    const enqueue = (jobs: readonly { payload: object }[]) => Promise.resolve(void pages.push(...jobs.map(({ payload }) => (payload as { after: string }).after))); // prettier-ignore
    for (const after of pages) await applyRetention({ ...retentionDeps(bench.base), enqueue }, SHOP, after);
  };
  const shop = () => bench.base.shops.get(SHOP);
  /** Reminded, answered, called, and paid two days later: a debt with everything that is written down of one. */
  const settled = async (n: number, who: Parameters<ContactBench["debtor"]>[1] = {}): Promise<Debtor> => {
    bench.clock.set(EARLY);
    const debtor = await bench.debtor(n, who);
    await bench.dispatch(await bench.planned(debtor.customerId));
    await recordTold(takeDeps(bench.base), await shop(), debtor.customerId, "alex", { intent: "answer_told", channel: "letter", text: "I am sorry, I was ill", heard: "stop_email" }); // prettier-ignore
    bench.clock.set(plus(EARLY, days(2)));
    await bench.apply(paid(debtor.order, bench.clock.now()));
    return debtor;
  };
  const kept = async ({ customerId }: Debtor) => {
    const { db } = bench.base;
    const where = { customerId };
    const attempts = await db.contactAttempt.findMany({ where });
    return {
      contacts: await db.plannedContact.count({ where }),
      attempts: attempts.length,
      decisions: await db.gateDecision.count({ where }),
      cases: await db.case.count({ where }),
      ledger: await db.ledgerEntry.count({ where: { obligationId: { contains: `/o/${customerId.split("/").at(-1) ?? ""}` } } }),
      refusals: await db.consent.count({ where: { ...where, state: "revoked" } }),
      name: (await db.customer.findUniqueOrThrow({ where: { id: customerId } })).nameEnc !== null,
      points: await db.contactPoint.count({ where }),
    };
  }; // prettier-ignore
  const ALL = { contacts: 1, attempts: 2, decisions: 2, cases: 1, ledger: 2, refusals: 1, name: true, points: 1 };
  const BOOKS = { contacts: 0, attempts: 0, decisions: 0, cases: 0, ledger: 2, refusals: 1, name: false, points: 0 };

  test("the record of a debt goes six years after its end, the books and the refusal stay", async () => {
    const one = await settled(501);
    await night(years(6));
    expect(await kept(one)).toEqual(ALL);
    await night(plus(years(6), days(3)));
    expect(await kept(one)).toEqual(BOOKS);
    expect(await bench.base.db.contactEvent.count()).toBe(0);
    expect(await bench.base.db.stepUse.count()).toBe(0);
  });

  test("a law that asks for longer wins, be it that of one address among several", async () => {
    const here = { country: "US", province: "NY", postalCode: "10001" };
    const one = await settled(502, { addresses: [here, { country: "DE" }] });
    await night(years(7));
    expect(await kept(one)).toEqual(ALL);
    await night(plus(years(10), days(3)));
    expect(await kept(one)).toEqual(BOOKS);
  });

  test("what is still owed is kept with all that was said of it, however old it is", async () => {
    bench.clock.set(EARLY);
    const one = await bench.debtor(503);
    await bench.dispatch(await bench.planned(one.customerId));
    const before = await kept(one);
    await night(years(20));
    expect(await kept(one)).toEqual(before);
  });

  test("a hold that stands keeps everything until it is lifted", async () => {
    const one = await settled(504);
    await bench.base.caseActions.hold(await shop(), one.customerId, { reason: "paused", untilAt: null, source: "staff" }, "alex", bench.clock.now()); // prettier-ignore
    await night(years(9));
    expect(await kept(one)).toEqual(ALL);
    await bench.base.caseActions.resume(await shop(), one.customerId, "alex", bench.clock.now());
    await night(plus(years(9), days(1)));
    expect(await kept(one)).toMatchObject({ ...BOOKS, name: false });
  });

  test("a customer who came back loses the old case and keeps the new one", async () => {
    const one = await settled(505);
    const again = years(4);
    bench.clock.set(again);
    await bench.debtor(505, {}, { n: 5051, dueAt: minus(again, days(1)) });
    await bench.base.db.consent.deleteMany({ where: { customerId: one.customerId } });
    await bench.dispatch(await bench.planned(one.customerId));
    await night(plus(years(6), days(3)));
    expect(await kept(one)).toMatchObject({ contacts: 1, attempts: 1, cases: 1, name: true, points: 1 });
    const [left] = await bench.base.db.contactAttempt.findMany({ where: { customerId: one.customerId } });
    expect(left?.reservedAt.getTime()).toBeGreaterThan(again.getTime());
  });

  test("the chain of decisions stays whole, and says how much was removed", async () => {
    expect((await verifyAudit(bench.base.db, SHOP)).broken).toBeUndefined();
    const entries = await bench.base.db.auditEvent.findMany({ where: { action: "retention.applied" } });
    expect(entries.length).toBeGreaterThanOrEqual(4);
    const before = entries.length;
    await night(plus(years(20), days(1)));
    await night(plus(years(20), days(2)));
    expect(await bench.base.db.auditEvent.count({ where: { action: "retention.applied" } })).toBe(before);
  });

  test("news goes thirty days after it was worked on, what was given up thirty days after that, what waits stays", async () => {
    const { base } = bench;
    const now = plus(years(20), days(30));
    const events: [id: string, state: string, age: number][] = [["young", "processed", 29], ["old", "processed", 31], ["left", "ignored", 31], ["new", "received", 31]]; // prettier-ignore
    await base.db.inboxEvent.createMany({
      data: events.map(([id, state, age]) => ({ id, shopId: SHOP, topic: "orders/paid", webhookId: id, receivedAt: minus(now, days(age)), payload: "", state })),
    }); // prettier-ignore
    const letter = (messageId: string) => ({ messageId, from: "a@b.example", to: [], answersTo: [], subject: "", text: "Hi", isAutomatic: false }); // prettier-ignore
    for (const id of ["<given-up>", "<waits>"]) {
      await storeAnswer(base, [SHOP], letter(id), minus(now, days(31)));
      const event = await base.db.inboxEvent.findFirstOrThrow({ where: { webhookId: id } });
      await base.db.inboxEvent.update({ where: { id: event.id }, data: { state: "set_aside" } });
      await base.setAside.put(SHOP, "event", [{ resourceId: event.id, error: "nobody's" }], minus(now, days(31)));
      const row = await base.db.setAside.findFirstOrThrow({ where: { resourceId: event.id } });
      if (id === "<given-up>") await base.setAside.dismiss(SHOP, row.id);
    }
    await night(now);
    const left = (await base.db.inboxEvent.findMany()).map(({ webhookId }) => webhookId);
    expect(left.sort()).toEqual(["<waits>", "new", "young"]);
    expect(await base.db.setAside.count()).toBe(1);
  }); // prettier-ignore

  test("runs at three in the morning of the shop, tonight or tomorrow", () => {
    const at = (iso: string) => retentionJob({ id: SHOP, timeZone: "America/New_York" }, new Date(iso)).runAt;
    expect(at("2026-09-15T06:59:00Z")).toEqual(new Date("2026-09-15T07:00:00Z"));
    expect(at("2026-09-15T07:00:00Z")).toEqual(new Date("2026-09-16T07:00:00Z"));
  });
});
