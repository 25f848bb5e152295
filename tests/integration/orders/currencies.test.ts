import { beforeAll, beforeEach, expect, test } from "vitest";
import { customerFacts, netOrder } from "~tests/factories/orders";
import { DUE_YESTERDAY, EARLY } from "../contacts/bench";
import { painsBench, type PainsBench } from "./pains-bench";

let bench: PainsBench;
beforeAll(async () => {
  bench = await painsBench();
});
beforeEach(() => bench.clock.set(EARLY));

test("a reminder asks for each order in the currency it is paid in, and never adds up different ones", async () => {
  const debtor = await bench.debtor(1);
  const inEuros = netOrder({ n: 900, customer: customerFacts(1), dueAt: DUE_YESTERDAY, amountMinor: 7_000 });
  const presentment = { currency: "EUR", totalMinor: 6_400, outstandingMinor: 6_400 };
  await bench.apply({ ...inEuros, order: { ...inEuros.order, presentment } });
  await bench.remind(debtor);
  const [text] = bench.mailsTo(debtor.email);
  expect(text).toContain("- #1: $100.00");
  expect(text).toContain("- #900: €64.00");
  expect(text).toContain("Total: $100.00 + €64.00");
  expect(await bench.caseOf(debtor)).toMatchObject({ owedMinor: 17_000n, currency: "USD" });
});
