import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { staffCallDeps } from "~/composition.calls.server";
import { days, hours, plus } from "~/domain/shared/duration";
import { mayContact } from "~/services/contacts/may-contact.server";
import { recordCall } from "~/services/contacts/staff-call.server";
import { SHOP } from "~tests/factories/base";
import { EARLY, mailedBench, type ContactBench, type Debtor } from "./bench";

/** A Tuesday at noon in New York. */
const NOON = plus(EARLY, hours(4));

describe("a call that a member of staff makes", () => {
  let bench: ContactBench;
  beforeAll(async () => {
    ({ bench } = await mailedBench());
  });
  beforeEach(() => bench.clock.set(NOON));

  const shop = () => bench.base.shops.get(SHOP);
  const ask = async ({ customerId }: Debtor) =>
    (await mayContact(staffCallDeps(bench.base), await shop(), customerId)).call;
  const call = async ({ customerId }: Debtor, outcome: "talked" | "no_answer", justification = "") =>
    recordCall(staffCallDeps(bench.base), await shop(), customerId, "alex", { intent: "call", outcome, justification });
  const attempts = ({ customerId }: Debtor) => bench.base.db.contactAttempt.count({ where: { customerId } });

  it("is allowed at noon, counts from then on, and is written down with who made it", async () => {
    const debtor = await bench.debtor(1);
    expect(await ask(debtor)).toMatchObject({ verdict: "allow", mayJustify: false });
    expect(await call(debtor, "talked")).toMatchObject({ ok: true });
    const [event] = await bench.base.db.auditEvent.findMany({ where: { subject: debtor.customerId } });
    expect(event).toMatchObject({ action: "call.made", actor: "alex", detail: "talked" });
    const after = await ask(debtor);
    expect(after.verdict).toBe("defer");
    // Regulation F: not again within seven days of a conversation, the day of the talk being the first.
    expect(after.reasons.map(({ rule }) => rule)).toContain("US-F-COOL7");
    expect(after.nextAllowedAt).toEqual(new Date("2026-09-22T12:00:00Z"));
  });

  it("is refused at night, and no justification helps against the law", async () => {
    const debtor = await bench.debtor(2);
    bench.clock.set(plus(NOON, hours(13)));
    expect(await ask(debtor)).toMatchObject({ verdict: "defer", mayJustify: false });
    expect(await call(debtor, "no_answer", "the customer asked for it")).toEqual({
      ok: false,
      error: "call_not_allowed",
    });
    expect(await attempts(debtor)).toBe(0);
  });

  it("may be justified where only a habit of the house stands against it, and the reason is kept", async () => {
    const debtor = await bench.debtor(3);
    expect(await call(debtor, "no_answer")).toMatchObject({ ok: true });
    bench.clock.set(plus(NOON, hours(3)));
    expect(await ask(debtor)).toMatchObject({ verdict: "defer", mayJustify: true });
    expect(await call(debtor, "talked")).toMatchObject({ ok: false });
    expect(await call(debtor, "talked", "asked on the voicemail to be called at three")).toMatchObject({ ok: true });
    const details = (await bench.base.db.auditEvent.findMany({ where: { subject: debtor.customerId } })).map(({ detail }) => detail); // prettier-ignore
    expect(details).toContain("talked: asked on the voicemail to be called at three");
  });

  it("is not made while the customer is on hold, or when nothing is owed that is not held", async () => {
    const debtor = await bench.debtor(4);
    const until = plus(NOON, days(7));
    await bench.base.db.hold.create({
      data: { id: "h4", shopId: SHOP, customerId: debtor.customerId, scope: "person", reason: "hardship", fromAt: NOON, untilAt: until, source: "customer" },
    }); // prettier-ignore
    expect(await ask(debtor)).toMatchObject({ verdict: "deny", nextAllowedAt: until, mayJustify: false });
  });

  it("leaves room for one call when two people press the button at once", async () => {
    const debtor = await bench.debtor(5);
    const both = await Promise.all([call(debtor, "no_answer"), call(debtor, "no_answer")]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await attempts(debtor)).toBe(1);
  });

  it("counts against the next message too", async () => {
    const debtor = await bench.debtor(6);
    await call(debtor, "no_answer");
    await bench.plan(debtor.customerId);
    const planned = await bench.base.db.plannedContact.findFirst({ where: { customerId: debtor.customerId, state: "planned" } }); // prettier-ignore
    expect(planned?.effectiveAt.getTime()).toBeGreaterThanOrEqual(plus(NOON, hours(24)).getTime()); // prettier-ignore
  });
});
