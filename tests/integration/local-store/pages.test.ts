import { afterEach, beforeEach, expect, it } from "vitest";
import { startBench, type Bench } from "./harness";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ history: false });
});
afterEach(() => bench.close());

const text = async (path: string): Promise<string> => (await fetch(`${bench.store.url}${path}`)).text();

it("an order's page offers the acts, does them, and says why one cannot be done", async () => {
  const [customerId = 0] = bench.store.state.customers.keys();
  const order = bench.store.control.placeOrder({ customerId, kind: "net30", amountMinor: 10_000 });
  const path = `/admin/orders/${String(order.id)}`;
  const page = await text(path);
  for (const act of ["dearer", "fulfil", "close-return", "reverse-payment", "credit", "postpone", "lose-dispute"])
    expect(page).toContain(`action="${path}/${act}"`);
  const press = (act: string) => fetch(`${bench.store.url}${path}/${act}`, { method: "POST", redirect: "manual" });
  expect((await press("dearer")).status).toBe(303);
  expect(order.totalMinor).toBe(11_000);
  const refused = await press("close-return");
  expect([refused.status, await refused.text()]).toEqual([409, `Order ${order.name} has no return`]);
});

it("the page of controls shows how the store behaves", async () => {
  bench.store.control.webhooks.loseNext = 4;
  const page = await text("/controls");
  expect(page).toMatch(/name="loseNext"[^>]*value="4"/);
  expect(page).toContain("<option>too many requests</option>");
  expect(page).toContain("/control/expire-tokens");
});
