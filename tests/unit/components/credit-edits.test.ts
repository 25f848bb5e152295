import { expect, test } from "vitest";
import { hasWrongDays, toCreditForm, withEdit, withEdits } from "~/components/credit-edits";
import type { CreditChoice } from "~/contracts/credit-kinds";

const choice = (more: Partial<CreditChoice> = {}): CreditChoice => ({
  key: "gateway:invoice",
  source: { kind: "gateway", gateway: "invoice" },
  orders: 1, sent: 0, open: 0, openAmounts: [],
  isCredit: true, goodsFirst: true, dueInDays: "30", isNew: false, looksLikeCredit: true, isHardlyEverSent: false,
  ...more,
}); // prettier-ignore
const net = choice({ key: "terms:NET", source: { kind: "terms", terms: "NET" } });

test("an edit that is taken back is none", () => {
  const edited = withEdit({}, net, { isCredit: false });
  expect(withEdits([net], edited)[0]?.isCredit).toBe(false);
  expect(withEdit(edited, net, { isCredit: true })).toEqual({});
});

test("edits of one kind leave those of another alone", () => {
  const edits = withEdit(withEdit({}, net, { isCredit: false }), choice(), { dueInDays: "14" });
  expect(edits).toEqual({ "terms:NET": { isCredit: false }, "gateway:invoice": { dueInDays: "14" } });
});

test("what is no credit is sent as well, so that it is remembered", () => {
  const { payLaterGateways, terms } = toCreditForm([net, choice({ isCredit: false, dueInDays: "" })]);
  expect(JSON.parse(payLaterGateways)).toEqual([{ gateway: "invoice", isCredit: false, goodsFirst: true, dueInDays: 30 }]); // prettier-ignore
  expect(JSON.parse(terms)).toEqual([{ kind: "NET", isCredit: true, goodsFirst: true }]);
});

test.each([["", true], ["0", false], ["365", false], ["366", true], ["1.5", true], ["-1", true]])(
  "days '%s' have to be put right: %s",
  (dueInDays, wrong) => {
    expect(hasWrongDays(choice({ dueInDays }))).toBe(wrong);
    expect(hasWrongDays(choice({ dueInDays, isCredit: false }))).toBe(false);
  },
); // prettier-ignore
