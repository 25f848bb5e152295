import { days, plus } from "~/domain/shared/duration";
import type { Inbound } from "~/domain/opt-out/types";
import { applyOptOut } from "~/services/opt-out/apply-opt-out.server";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SHOP } from "~tests/factories/base";
import { contactBench, EARLY, type ContactBench } from "./bench";

describe("a customer who writes that it should stop", () => {
  let bench: ContactBench;
  beforeAll(async () => {
    bench = await contactBench("smtp://127.0.0.1:1");
  });
  beforeEach(() => bench.clock.set(EARLY));

  const says = async (customerId: string, text: string, channel: Inbound["channel"] = "email") => {
    const shop = await bench.base.shops.get(SHOP);
    const unclearUntil = plus(EARLY, days(21));
    return applyOptOut(bench.base.caseActions, { shop, customerId, inbound: { channel, text }, unclearUntil, now: EARLY }); // prettier-ignore
  };
  const planned = (customerId: string) =>
    bench.base.db.plannedContact.count({ where: { customerId, state: "planned" } });
  const revoked = (customerId: string) => bench.base.db.consent.count({ where: { customerId, state: "revoked" } });
  const held = (customerId: string) => bench.base.db.hold.findMany({ where: { customerId, liftedAt: null } });

  it("gets no further e-mail, from that moment on", async () => {
    const { customerId } = await bench.debtor(1);
    await bench.planned(customerId);
    await says(customerId, "Please stop sending me reminders");

    expect([await revoked(customerId), (await held(customerId)).length, await planned(customerId)]).toEqual([1, 0, 0]);
    await bench.plan(customerId);
    expect(await planned(customerId)).toBe(0);
  });

  it("is left alone altogether when asking for that", async () => {
    const { customerId } = await bench.debtor(2);
    await bench.planned(customerId);
    await says(customerId, "Do not contact me again.");

    expect(await revoked(customerId)).toBe(1);
    expect(await held(customerId)).toMatchObject([{ reason: "paused", untilAt: null, source: "customer" }]);
    await bench.plan(customerId);
    expect(await planned(customerId)).toBe(0);
  });

  it("waits for a person when it is unclear or about one order, and until then nothing is sent", async () => {
    for (const [n, text] of [[3, "I have had it, this is spam"], [4, "No more reminders about this order"]] as const) {
      const { customerId } = await bench.debtor(n);
      await bench.planned(customerId);
      await says(customerId, text);

      expect([await revoked(customerId), (await held(customerId)).length, await planned(customerId)]).toEqual([0, 1, 0]);
    }
    const home = await bench.base.views.home(await bench.base.shops.get(SHOP), EARLY);
    expect(home.attention).toContainEqual({ kind: "requests", count: 2 });
  }); // prettier-ignore

  it("is heard once, however often the same message arrives", async () => {
    const { customerId } = await bench.debtor(5);
    await bench.planned(customerId);
    for (let i = 0; i < 3; i++) await says(customerId, "unsubscribe");
    await bench.plan(customerId);
    expect(await planned(customerId)).toBe(0);
  });

  it("goes on getting reminders when the message is about something else", async () => {
    const { customerId } = await bench.debtor(6);
    await bench.planned(customerId);
    const optOut = await says(customerId, "The lamp stopped working. Can you stop by?");

    expect(optOut.kind).toBe("none");
    expect([await revoked(customerId), (await held(customerId)).length, await planned(customerId)]).toEqual([0, 0, 1]);
  });
});
