import { describe, expect, test } from "vitest";
import { guessMapping, type KindHistory } from "~/domain/ledger/guess-mapping";
import { TERMS_KINDS } from "~/domain/ledger/types";

const NOTHING: KindHistory = { dayOld: 0, unpaidAfterDay: 0, fortnightOld: 0, fortnightOldSent: 0 };
const gateway = (name: string, history: Partial<KindHistory> = {}) =>
  guessMapping({ kind: "gateway", gateway: name }, { ...NOTHING, ...history });

describe("the guess for kinds of terms", () => {
  test.each(TERMS_KINDS.map((terms) => [terms]))("%s is credit", (terms) => {
    expect(guessMapping({ kind: "terms", terms }, NOTHING).isCredit).toBe(true);
  });

  test("net terms wait for the goods", () => {
    expect(guessMapping({ kind: "terms", terms: "NET" }, NOTHING).goodsFirst).toBe(true);
    expect(guessMapping({ kind: "terms", terms: "RECEIPT" }, NOTHING).goodsFirst).toBe(false);
  });

  test.each([
    ["fewer than a fifth of the older orders were sent", 10, 1, false],
    ["just a fifth of them was sent", 10, 2, true],
    ["there are fewer than five of them", 4, 0, true],
    ["there are five and none was sent", 5, 0, false],
  ])("when %s", (_, fortnightOld, fortnightOldSent, goodsFirst) => {
    const history = { ...NOTHING, fortnightOld, fortnightOldSent };
    expect(guessMapping({ kind: "terms", terms: "NET" }, history).goodsFirst).toBe(goodsFirst);
    expect(gateway("cash on delivery", history).goodsFirst).toBe(goodsFirst);
  });
});

describe("the guess for manual methods, by name", () => {
  test.each([
    ["bank deposit", true, false, 30],
    ["bank transfer", true, false, 30],
    ["money order", true, false, 30],
    ["cheque", true, false, 30],
    ["überweisung", true, false, 30],
    ["银行转账", true, false, 30],
    ["cash on delivery (cod)", true, true, 30],
    ["nachnahme", true, true, 30],
    ["货到付款", true, true, 30],
    ["pay later", true, true, 30],
    ["pay by invoice", true, true, 30],
    ["salary deduction", true, true, 30],
    ["kauf auf rechnung, 14 tage", true, true, 14],
    ["net 60", true, true, 60],
    ["net60", true, true, 60],
    ["2/10 net 30", true, true, 30],
    ["invoice 45", true, true, 45],
    ["bank transfer, 7 days", true, true, 7],
    ["月结", true, true, 30],
    ["月结60", true, true, 60],
    ["30天账期", true, true, 30],
    ["invoice no. 2026", true, true, 30],
    ["invoice, 900 days", true, true, 30],
  ])("%s", (name, isCredit, goodsFirst, dueInDays) => {
    expect(gateway(name)).toEqual({ isCredit, goodsFirst, dueInDays });
  });

  test.each(["cash", "barzahlung", "现金", "gift card", "gift_card", "store credit", "gutschein", "礼品卡"])(
    "%s is no credit, however its orders were paid",
    (name) => {
      expect(gateway(name, { dayOld: 100, unpaidAfterDay: 100 }).isCredit).toBe(false);
    },
  );

  test("a number that is part of a bank's name is no time to pay", () => {
    expect(gateway("bank24 transfer").dueInDays).toBe(30);
  });
});

describe("the guess for manual methods, by how their orders were paid", () => {
  test.each([
    ["a name that says nothing, and orders unpaid after a day", "custom 1", 10, 5, true],
    ["a name that says nothing, and orders mostly paid at once", "custom 1", 10, 4, false],
    ["a name that says nothing, and too few orders", "custom 1", 4, 4, false],
    ["a name that says credit, and orders paid at once", "bank transfer", 20, 1, false],
    ["a name that says credit, and some orders unpaid after a day", "bank transfer", 20, 2, true],
    ["a name that says credit, and too few orders", "bank transfer", 4, 0, true],
  ])("%s", (_, name, dayOld, unpaidAfterDay, isCredit) => {
    expect(gateway(name, { dayOld, unpaidAfterDay }).isCredit).toBe(isCredit);
  });
});
