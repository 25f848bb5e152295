import { beforeEach, describe, expect, it } from "vitest";
import type { Base } from "~/composition.server";
import { appendAudit, verifyAudit } from "~/db/audit.server";
import { minutes, plus } from "~/domain/shared/duration";
import { freshBase, SHOP, testClock } from "~tests/factories/base";

const NOW = new Date("2026-09-15T12:00:00Z");

describe("the chain of decisions", () => {
  let base: Base;
  beforeEach(async () => {
    base = await freshBase(testClock(NOW));
    // Two machines whose clocks differ: the order of writing counts, not the order of the clocks.
    for (const [i, at] of [NOW, plus(NOW, minutes(5)), NOW, plus(NOW, minutes(1))].entries())
      await append(`step ${String(i + 1)}`, at);
  });
  const append = (action: string, at: Date): Promise<void> =>
    base.db.$transaction((tx) =>
      appendAudit(tx, base.dialect, base.newId, SHOP, { actor: "staff", action, subject: "s", detail: "" }, at),
    );
  const place = { shopId_seq: { shopId: SHOP, seq: 3 } };

  it("holds, however the clocks of those who wrote it differed", async () => {
    expect(await verifyAudit(base.db, SHOP)).toEqual({ checked: 4, broken: undefined });
  });

  it("holds when many write at once", async () => {
    await Promise.all(Array.from({ length: 12 }, (_, i) => append(`at once ${String(i)}`, NOW)));
    expect(await verifyAudit(base.db, SHOP)).toEqual({ checked: 16, broken: undefined });
  });

  it.each([
    ["what was done", { action: "nothing" }],
    ["who did it", { actor: "somebody" }],
    ["when it was done", { at: plus(NOW, minutes(9)) }],
    ["its own hash", { hash: "0".repeat(64) }],
  ])("is seen broken where somebody altered %s", async (_, data) => {
    await base.db.auditEvent.update({ where: place, data });
    expect((await verifyAudit(base.db, SHOP)).broken?.seq).toBe(3);
  });

  it("is seen broken after an event that was taken out", async () => {
    await base.db.auditEvent.delete({ where: place });
    expect((await verifyAudit(base.db, SHOP)).broken?.seq).toBe(4);
  });
});
