import type { Draft } from "~/contracts/drafts";
import { reviewDraft } from "~/services/messages/review-draft.server";
import { beforeAll, describe, expect, it } from "vitest";
import { SHOP } from "~tests/factories/base";
import { contactBench, type ContactBench } from "./bench";

describe("a text that staff type to a customer", () => {
  let bench: ContactBench;
  beforeAll(async () => {
    bench = await contactBench("smtp://127.0.0.1:1");
  });

  const review = async (customerId: string, draft: Partial<Draft>) => {
    const { base, parts } = bench;
    const shop = await base.shops.get(SHOP);
    const links = {
      helpUrl: "https://duewell.example/r/x?topic=time",
      stopUrl: "https://duewell.example/r/x?topic=stop",
    };
    return reviewDraft(
      {
        subjects: (of, ids, now) => parts.plan.plans.transaction((tx) => tx.subjects(of, ids, now)),
        open: base.cipher.decrypt,
        now: base.now,
      },
      shop,
      customerId,
      { purpose: "reply", channel: "email", text: "", ...draft },
      links,
    );
  };
  const found = async (customerId: string, draft: Partial<Draft>) =>
    (await review(customerId, draft))?.findings.map(({ class: id, severity }) => `${severity} ${id}`);

  it("is stopped for what may never be said, and points at the words", async () => {
    const { customerId } = await bench.debtor(1);
    const text = "Pay now or we call your employer.";
    const result = await review(customerId, { text });
    expect(result?.ok).toBe(false);
    expect(result?.findings.map(({ start, end }) => text.slice(start, end))).toContain("call your employer");
  });

  it("may answer in a word, and is asked to look again at figures that are not in the books", async () => {
    const { customerId, order } = await bench.debtor(2);
    expect(await found(customerId, { text: "Friday is fine, thank you." })).toEqual([]);
    expect(await found(customerId, { text: `Yes, order ${order.order.name} is meant.` })).toEqual([]);
    expect(await found(customerId, { text: "You paid $3.33 on May 9 for order #99999." })).toEqual([
      "warn wrong-amount",
      "warn wrong-date",
      "warn wrong-order",
    ]);
  });

  it("must carry what the law asks for when it is a reminder", async () => {
    const { customerId } = await bench.debtor(3);
    const missing = await found(customerId, { text: "Please pay.", purpose: "reminder" });
    expect(missing).toContain("block missing-stop");
    expect(missing).toContain("block missing-amount");
  });

  it("has no facts to agree with when nothing is open", async () => {
    expect(await review("nobody", { text: "Hello" })).toBeUndefined();
  });
});
