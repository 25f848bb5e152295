import { beforeAll, describe, expect, it } from "vitest";
import { scoreDeps } from "~/composition.models.server";
import { saveScores } from "~/db/scores.server";
import { scorecard } from "~/domain/scoring/scorecard";
import { actOnCase } from "~/services/cases/case-actions.server";
import { scoreCustomers } from "~/services/scoring/score-customers.server";
import { contactBench } from "~tests/integration/contacts/bench";
import { SHOP } from "~tests/factories/base";

const RISKY = { ...scorecard.score({}), tier: "high" as const, score: 120, probability: 0.88 };

describe("a customer who refused to be scored by a machine", () => {
  let bench: Awaited<ReturnType<typeof contactBench>>;
  let customerId: string;
  const openCase = () => bench.base.db.case.findFirstOrThrow({ where: { customerId, state: "open" } });
  const act = async (intent: "opt_out" | "opt_in" | "reviewed") =>
    actOnCase(bench.base.caseActions, {
      shop: await bench.base.shops.get(SHOP),
      customerId,
      action: { intent },
      actor: "42",
      now: bench.base.now(),
    });
  const machineSays = (tier: "high" | "low") =>
    saveScores(bench.base.db, bench.base.dialect, bench.base.newId, SHOP, [{ customerId, score: { ...RISKY, tier }, features: {} }], bench.base.now()); // prettier-ignore
  const listed = (filter: "review" | "open", tier?: "medium") =>
    bench.base.views.cases(SHOP, { filter, tier, search: "", sort: "late_desc", page: 1 });

  beforeAll(async () => {
    bench = await contactBench("smtp://127.0.0.1:9");
    ({ customerId } = await bench.debtor(1));
    await machineSays("high");
  });

  it("is taken from the machine's tier in the same moment, before any job has run", async () => {
    expect((await openCase()).tier).toBe("high");
    await act("opt_out");
    expect(await openCase()).toMatchObject({ tier: "medium", personDecides: true, reviewedAt: null });
  });

  it("keeps the neutral tier also when a scoring that began earlier comes to its end", async () => {
    await machineSays("high");
    expect(await openCase()).toMatchObject({ tier: "medium", personDecides: true });
  });

  it("is scored by nothing, neither by what serves nor by what is tried beside it", async () => {
    await scoreCustomers(
      {
        ...scoreDeps(bench.base),
        scorers: () =>
          Promise.resolve({ serving: scorecard, challenger: { id: "tried", scorer: scorecard }, unusable: undefined }),
      },
      SHOP,
      [customerId],
    );
    const newest = await bench.base.db.scoreSnapshot.findFirstOrThrow({ where: { customerId }, orderBy: { id: "desc" } }); // prettier-ignore
    expect(newest).toMatchObject({ modelKind: "neutral", tier: "medium", reasons: "[]" });
    expect(await bench.base.db.shadowScore.count({ where: { customerId } })).toBe(0);
    expect(await openCase()).toMatchObject({ tier: "medium", personDecides: true });
  });

  it("is planned for by the neutral calendar whatever a model would say", async () => {
    const contact = await bench.planned(customerId);
    expect(contact.tier).toBe("medium");
    await machineSays("low");
    expect((await bench.planned(customerId)).stepId).toBe(contact.stepId);
  });

  it("is put before a person, on Home, in a list of its own and on the case, until a person has looked", async () => {
    const review = async () => {
      const { attention } = await bench.base.views.home(await bench.base.shops.get(SHOP), bench.base.now());
      return attention.find(({ kind }) => kind === "review")?.count ?? 0;
    };
    expect(await review()).toBe(1);
    expect((await listed("review")).rows).toMatchObject([{ personDecides: true }]);
    expect((await listed("open", "medium")).total).toBe(0);
    const { id } = await openCase();
    expect(await bench.base.views.caseDetail(SHOP, id, bench.base.now())).toMatchObject({ scoringOptOut: true, reviewedAt: null }); // prettier-ignore
    await act("reviewed");
    expect(await review()).toBe(0);
    expect((await openCase()).reviewedAt).toEqual(bench.base.now());
    expect(await bench.base.db.auditEvent.count({ where: { subject: customerId, action: "case.reviewed" } })).toBe(1);
  });

  it("is scored again once it is allowed again", async () => {
    await act("opt_in");
    expect((await openCase()).personDecides).toBe(false);
    await machineSays("high");
    expect((await openCase()).tier).toBe("high");
  });
});
