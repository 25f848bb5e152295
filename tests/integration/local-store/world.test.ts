import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import nodemailer from "nodemailer";
import { afterEach, describe, expect, it } from "vitest";
import { days } from "~/domain/shared/duration";
import { overdueOf } from "~tests/local-store/order-money";
import { START, startBench, type Bench } from "./harness";

let bench: Bench;
afterEach(() => bench.close());

const send = (to: string) => {
  const transport = nodemailer.createTransport({ host: "127.0.0.1", port: bench.store.smtpPort, secure: false });
  return transport.sendMail({
    from: "shop@example.com",
    to,
    subject: "A reminder",
    text: "Hello",
    headers: { "X-Tag": "one" },
  });
};

describe("the mail server", () => {
  it("keeps what it accepts, at virtual time, and refuses a bounced address", async () => {
    bench = await startBench({ history: false });
    await send("customer-0001@example.com");
    expect(bench.store.state.mails).toHaveLength(1);
    expect(bench.store.state.mails[0]).toMatchObject({
      to: "customer-0001@example.com",
      subject: "A reminder",
      headers: { "x-tag": "one" },
    });
    expect(bench.store.state.mails[0]!.at.getTime() - START.getTime()).toBeLessThan(10_000);
    bench.store.control.bounce("customer-0002@example.com");
    await expect(send("customer-0002@example.com")).rejects.toThrow("550");
  });
});

describe("the invented shop", () => {
  it("is the same for the same seed and has customers who are late", async () => {
    bench = await startBench({ customers: 300 });
    const picture = (one: Bench) => JSON.stringify([[...one.store.state.customers], [...one.store.state.orders]]);
    const other = await startBench({ customers: 300 });
    expect(picture(other) === picture(bench)).toBe(true);
    await other.close();
    const orders = [...bench.store.state.orders.values()];
    const credit = new Set(orders.filter((one) => one.terms).map((one) => one.customerId));
    const late = new Set(orders.filter((one) => overdueOf(one, START) > 0).map((one) => one.customerId));
    expect(late.size / credit.size).toBeGreaterThan(0.05);
    expect(late.size / credit.size).toBeLessThan(0.2);
  });

  it("goes on living: payments and new orders happen, and reminders help", async () => {
    bench = await startBench({ customers: 150 });
    await bench.install();
    const { state, clock } = bench.store;
    const before = state.orders.size;
    const late = () =>
      [...state.orders.values()].filter((one) => one.createdAt < START && overdueOf(one, clock.now()) > 0);
    const reminded = late();
    for (const order of reminded) await send(state.customers.get(order.customerId ?? 0)!.email);
    await clock.advance(days(5));
    expect(state.orders.size).toBeGreaterThan(before);
    expect(reminded.filter((one) => overdueOf(one, clock.now()) === 0).length).toBeGreaterThan(0);
    const topics = new Set(bench.app.received.map((one) => one.headers["x-shopify-topic"]));
    expect(topics).toContain("payment_schedules/due");
    expect(topics).toContain("orders/create");
  });
});

describe("files", () => {
  const write = async (name: string, lines: readonly string[]) => {
    const file = join(tmpdir(), `local-store-${process.pid}-${name}`);
    await writeFile(file, lines.join("\n"));
    return file;
  };
  const HEADER = "customer_id,order_id,created_at,due_at,amount,currency,paid_at,disputed,country";

  it("loads receivables shifted to the day before the start, with later repayments still to come", async () => {
    const receivables = await write("good.csv", [
      HEADER,
      "C1,O1,2012-01-03,2012-01-10,50.39,EUR,2012-01-09,no,DE",
      "C1,O2,2012-02-03,2012-02-10,10.00,EUR,,yes,DE",
      "C1,O2,2012-02-03,2012-02-20,20.00,EUR,2012-02-21,yes,DE",
    ]);
    bench = await startBench({ receivables });
    const [first, second] = [...bench.store.state.orders.values()];
    expect(bench.store.state.currency).toBe("EUR");
    expect(second?.createdAt.toISOString().slice(0, 10)).toBe("2026-08-31");
    expect(second?.disputes).toMatchObject([{ initiatedAs: "INQUIRY", status: "NEEDS_RESPONSE" }]);
    expect(first?.terms?.schedules[0]?.balanceMinor).toBe(0);
    expect(second?.terms?.schedules.map((one) => one.balanceMinor)).toEqual([1_000, 2_000]);
    await bench.store.clock.advance(days(25));
    expect(second?.transactions.length).toBe(1);
  });

  it("names the file and the line of a bad row", async () => {
    const receivables = await write("bad.csv", [HEADER, "C1,O1,2012-01-03,2012-01-10,fifty,EUR,,no,DE"]);
    bench = await startBench({ history: false });
    await expect(startBench({ receivables })).rejects.toThrow(/bad\.csv, line 2: amount/);
  });
});

describe("the control routes", () => {
  it("place, pay and move the clock from outside, and refuse nonsense", async () => {
    bench = await startBench({ history: false });
    const customerId = [...bench.store.state.customers.keys()][0];
    const placed = await bench.post("/control/order", { customerId, kind: "net30", amountMinor: 5_000 });
    const { orderId } = (await placed.json()) as { orderId: number };
    await bench.post("/control/advance", { ms: days(31) });
    const state = async () =>
      (await (await fetch(`${bench.store.url}/control/state`)).json()) as Record<string, unknown>;
    expect(await state()).toMatchObject({ orders: 1, lateCustomers: 1 });
    await bench.post("/control/pay", { orderId });
    expect(await state()).toMatchObject({ lateCustomers: 0, ordersByStatus: { PAID: 1 } });
    expect((await bench.post("/control/pay", { orderId: 1 })).status).toBe(400);
  });
});
