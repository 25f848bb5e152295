import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Base } from "~/composition.server";
import { chooseDeps } from "~/composition.segments.server";
import { overrideSchema } from "~/contracts/segments";
import { verifyAudit } from "~/db/audit.server";
import { saveScores } from "~/db/scores.server";
import { absorbCustomer } from "~/db/merges.server";
import { neutralScore } from "~/domain/scoring/score";
import { days, plus } from "~/domain/shared/duration";
import { chooseSegmentFor } from "~/services/segments/choose-segment.server";
import { freshBase, liveShop, SHOP, testClock, type TestClock } from "~tests/factories/base";
import { rowId, runSegments, threeKinds } from "./bench";

const NOW = new Date("2026-09-15T12:00:00Z");

describe("a person's choice of segment", () => {
  let base: Base;
  let clock: TestClock;
  beforeAll(async () => {
    clock = testClock(NOW);
    base = await freshBase(clock);
    await liveShop(base);
    await threeKinds(base, 300);
    await runSegments(base);
  });
  beforeEach(() => base.db.job.deleteMany({ where: { name: "contacts.plan" } }));

  const choose = async (n: number, form: Record<string, string>) =>
    chooseSegmentFor(
      chooseDeps(base),
      { shop: await base.shops.get(SHOP), customerId: rowId(n), actor: "staff", now: clock.now() },
      overrideSchema.parse(form),
    );
  const caseOf = (n: number) => base.db.case.findFirstOrThrow({ where: { customerId: rowId(n), state: "open" } });
  const riskOf = (n: number) => base.views.customerRisk(SHOP, rowId(n), "2026-09-15");
  const riskiest = async () => (await base.views.risk(SHOP)).segments.at(-1)?.key ?? "";
  const rescore = (n: number) =>
    saveScores(base.db, base.dialect, base.newId, SHOP, [{ customerId: rowId(n), score: { ...neutralScore(), tier: "low" }, features: {} }], clock.now()); // prettier-ignore

  test("is in force at once, for the case and for planning, with who, when and why", async () => {
    const segment = await riskiest();
    const { segment: computed } = await riskOf(1);
    expect(
      (await choose(1, { intent: "segment_set", segment, reason: "agreement", note: "as told by telephone" })).ok,
    ).toBe(true);
    expect(await caseOf(1)).toMatchObject({ tier: "high", segment });
    expect(await riskOf(1)).toMatchObject({
      segment, tier: "high", computed, override: { by: "staff", at: NOW, reason: "agreement", note: "as told by telephone" },
    }); // prettier-ignore
    expect(await base.db.job.count({ where: { name: "contacts.plan" } })).toBe(1);
    const [entry] = await base.db.auditEvent.findMany({ where: { action: "segment.chosen" } });
    expect(entry).toMatchObject({ actor: "staff", subject: rowId(1) });
    expect(entry?.detail).not.toContain("telephone");
    expect(await verifyAudit(base.db, SHOP)).toMatchObject({ broken: undefined });
  });

  test("stays through scoring, passes and new segments, and is counted where it was put", async () => {
    const segment = await riskiest();
    const chosenBefore = (await base.views.risk(SHOP)).segments.at(-1)?.chosen;
    expect(chosenBefore).toBe(0);
    await rescore(1);
    expect(await caseOf(1)).toMatchObject({ tier: "high", segment });
    await base.db.segmentModel.deleteMany({});
    clock.set(plus(NOW, days(1)));
    await runSegments(base);
    expect(await base.db.segmentModel.count()).toBe(1);
    expect(await riskOf(1)).toMatchObject({ segment, tier: "high" });
    const risk = await base.views.risk(SHOP);
    expect(risk.segments.find(({ key }) => key === segment)?.chosen).toBe(1);
    expect(risk.largest.find(({ isManual }) => isManual)).toMatchObject({ to: segment });
  });

  test("can be taken back: the tier of the score and the computed segment hold again", async () => {
    const { computed } = await riskOf(1);
    expect((await choose(1, { intent: "segment_release" })).ok).toBe(true);
    expect(await caseOf(1)).toMatchObject({ tier: "low", segment: computed });
    expect(await riskOf(1)).toMatchObject({ segment: computed, override: null });
    expect(await base.db.auditEvent.count({ where: { action: "segment.released" } })).toBe(1);
    // Taking back what nobody chose says and does nothing.
    await choose(1, { intent: "segment_release" });
    expect(await base.db.auditEvent.count({ where: { action: "segment.released" } })).toBe(1);
  });

  test("is refused for a segment that is not there", async () => {
    expect(await choose(2, { intent: "segment_set", segment: "9", reason: "other" })).toEqual({
      ok: false,
      error: "no_such_segment",
    });
    expect((await riskOf(2)).override).toBeNull();
  });

  test("may be made for somebody who opted out of scoring: then a person has decided", async () => {
    await base.db.customer.update({ where: { id: rowId(4) }, data: { scoringOptOutAt: NOW } });
    expect((await riskOf(4)).segment).toBe("person");
    await runSegments(base);
    expect(await riskOf(4)).toMatchObject({ segment: "person", tier: null });
    const segment = await riskiest();
    await choose(4, { intent: "segment_set", segment, reason: "knows_customer" });
    await runSegments(base);
    expect(await riskOf(4)).toMatchObject({ segment, tier: "high", computed: "person" });
  });

  test("goes with a customer who is merged into another", async () => {
    await base.db.$transaction((tx) =>
      absorbCustomer({ tx, dialect: base.dialect, newId: base.newId }, SHOP, { kept: rowId(10), gone: rowId(4) }, NOW),
    );
    expect(await riskOf(10)).toMatchObject({ tier: "high", override: { reason: "knows_customer" } });
    expect(await base.db.customerSegment.count({ where: { customerId: rowId(4) } })).toBe(0);
  });
});
