import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { days, hours } from "~/domain/shared/duration";
import { financialStatusOf, outstandingOf } from "~tests/local-store/order-money";
import { START, SECRET, startBench, until, type Bench, type Tokens } from "./harness";

let bench: Bench;
afterEach(() => bench.close());

const topics = () => bench.app.received.map((one) => String(one.headers["x-shopify-topic"]));

describe("tokens", () => {
  it("answers an id token with an expiring offline token and refuses a forged one", async () => {
    bench = await startBench();
    const answer = await bench.install();
    expect(answer).toMatchObject({ expires_in: 3600, scope: expect.stringContaining("read_orders") as string });

    const forged = await bench.post("/admin/oauth/access_token", {
      client_id: "key",
      client_secret: SECRET,
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: `${await bench.store.adminIdToken()}x`,
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
    });
    expect(forged.status).toBe(400);
    expect(await forged.json()).toMatchObject({ error: "invalid_subject_token" });
    expect(bench.store.stats.tokenExchanges).toBe(1);
  });

  it("ends access after an hour of virtual time and accepts each refresh token once", async () => {
    bench = await startBench({ history: false });
    const first = await bench.install();
    await bench.store.clock.advance(hours(1) + 1_000);
    expect(await bench.query(first.access_token, "{ shop { name } }")).toMatchObject({
      errors: expect.stringContaining("Invalid API key") as string,
    });

    const body = {
      client_id: "key",
      client_secret: SECRET,
      grant_type: "refresh_token",
      refresh_token: first.refresh_token,
    };
    const second = (await (await bench.post("/admin/oauth/access_token", body)).json()) as Tokens;
    expect(await bench.query(second.access_token, "{ shop { name } }")).toHaveProperty("data.shop.name");
    const again = await bench.post("/admin/oauth/access_token", body);
    expect([again.status, await again.json()]).toMatchObject([400, { error: "invalid_grant" }]);
    expect(bench.store.stats.refreshes).toBe(1);
  });

  it("takes the id token of a request that was on its way while the clock leapt", async () => {
    bench = await startBench({ history: false });
    const idToken = await bench.store.adminIdToken();
    await bench.store.clock.advance(days(1));
    expect((await bench.exchange("offline", idToken)).status).toBe(200);
  });

  it("gives an online token with the user who asks", async () => {
    bench = await startBench({ history: false });
    expect(await (await bench.exchange("online")).json()).toMatchObject({
      associated_user: { email: "merchant@example.com" },
    });
  });
});

describe("webhooks", () => {
  const place = (amountMinor = 10_000) => {
    const customerId = [...bench.store.state.customers.keys()][0] ?? 0;
    return bench.store.control.placeOrder({ customerId, kind: "instalments", amountMinor });
  };
  const settled = () => until(() => bench.store.pendingWebhooks() === 0);

  it("says nothing before the installation and signs everything after it", async () => {
    bench = await startBench({ history: false });
    place();
    await bench.install();
    const order = place();
    await settled();
    expect(topics().sort()).toEqual(["order_transactions/create", "orders/create", "payment_terms/create"]);
    for (const { headers, body, path } of bench.app.received) {
      expect(path).toBe("/webhooks");
      expect(headers["x-shopify-hmac-sha256"]).toBe(createHmac("sha256", SECRET).update(body).digest("base64"));
      expect(headers["x-shopify-shop-domain"]).toBe(bench.store.shop);
      expect(headers["x-shopify-api-version"]).toBe("2026-07");
    }
    const created = bench.app.received.find((one) => one.headers["x-shopify-topic"] === "orders/create");
    expect(created?.json).toMatchObject({
      id: order.id,
      admin_graphql_api_id: `gid://shopify/Order/${order.id}`,
      financial_status: "partially_paid",
      total_outstanding: "75.00",
    });
  });

  it("delivers again with the same id after a failure, and twice when told to", async () => {
    bench = await startBench({ history: false });
    await bench.install();
    bench.store.control.webhooks.duplicate = true;
    bench.app.fail = 2;
    place();
    await settled();
    const ids = bench.app.received.map((one) => one.headers["x-shopify-webhook-id"]);
    expect(ids).toHaveLength(6);
    expect(new Set(ids).size).toBe(3);
  });

  it("loses every n-th when told to", async () => {
    bench = await startBench({ history: false });
    await bench.install();
    bench.store.control.webhooks.loseEvery = 3;
    place();
    await settled();
    expect(topics()).toHaveLength(2);
  });

  it("announces a due schedule at its moment, then the payment, then that all is paid", async () => {
    bench = await startBench({ history: false });
    await bench.install();
    const order = place();
    await bench.store.clock.advance(days(14) + hours(1));
    const due = bench.app.received.filter((one) => one.headers["x-shopify-topic"] === "payment_schedules/due");
    expect(due).toHaveLength(1);
    expect(due[0]?.json).toMatchObject({ balance_due: "25.00", payment_terms_id: order.terms?.id });
    bench.store.control.pay(order.id, 2_500);
    expect(order.terms?.schedules.map((one) => one.balanceMinor)).toEqual([0, 0, 2_500, 2_500]);
    bench.store.control.pay(order.id);
    await settled();
    expect(topics().filter((topic) => topic === "orders/paid")).toHaveLength(1);
  });

  it("sends the uninstallation, ends the tokens and asks for erasure two days later", async () => {
    bench = await startBench({ history: false });
    const { access_token } = await bench.install();
    bench.store.control.uninstall();
    place();
    await settled();
    expect(topics()).toEqual(["app/uninstalled"]);
    expect(await bench.query(access_token, "{ shop { name } }")).toHaveProperty("errors");
    await bench.store.clock.advance(days(3));
    expect(bench.app.received.at(-1)).toMatchObject({ path: "/webhooks/compliance" });
    expect(topics().at(-1)).toBe("shop/redact");
  });
});

describe("the clock", () => {
  it("moves from event to event, asks the app at each, and writes its file", async () => {
    const asked: Date[] = [];
    bench = await startBench({
      history: false,
      whenQuiet: () => {
        const now = bench.store.clock.now();
        asked.push(now);
        return Promise.resolve(
          now < new Date(START.getTime() + hours(2)) ? new Date(START.getTime() + hours(2)) : undefined,
        );
      },
    });
    await bench.store.clock.advance(hours(13));
    const passed = asked.map((at) => Math.round((at.getTime() - START.getTime()) / hours(1)));
    expect(passed).toEqual([0, 2, 8, 13]);
    const file = JSON.parse(readFileSync(join(bench.folder, "clock.json"), "utf8")) as { offsetMs: number };
    expect(Math.abs(Date.now() + file.offsetMs - bench.store.clock.now().getTime())).toBeLessThan(50);
  });
});

describe("the acts", () => {
  const place = (kind: "net30" | "instalments" | "card" = "instalments") => {
    const customerId = [...bench.store.state.customers.keys()][0] ?? 0;
    return bench.store.control.placeOrder({ customerId, kind, amountMinor: 10_000 });
  };

  it("refunds a part as money and price, and the whole by asking for no more", async () => {
    bench = await startBench({ history: false });
    await bench.install();
    const order = place();
    bench.store.control.refund(order.id, 500);
    expect([order.totalMinor, outstandingOf(order), financialStatusOf(order)]).toEqual([
      9_500,
      7_500,
      "PARTIALLY_REFUNDED",
    ]);
    bench.store.control.refund(order.id);
    expect([order.totalMinor, outstandingOf(order), financialStatusOf(order)]).toEqual([0, 0, "REFUNDED"]);
    await until(() => bench.store.pendingWebhooks() === 0);
    expect(topics().filter((topic) => topic === "refunds/create")).toHaveLength(2);
  });

  it("cancels: unpaid is voided, paid is given back, and the due date passes in silence", async () => {
    bench = await startBench({ history: false });
    await bench.install();
    const unpaid = place("net30");
    const paid = place("card");
    bench.store.control.cancel(unpaid.id);
    bench.store.control.cancel(paid.id);
    expect([unpaid, paid].map(financialStatusOf)).toEqual(["VOIDED", "REFUNDED"]);
    await bench.store.clock.advance(days(40));
    expect(topics()).not.toContain("payment_schedules/due");
    expect(topics().filter((topic) => topic === "orders/cancelled")).toHaveLength(2);
  });

  it("opens returns and disputes, also with webhooks out of order", async () => {
    bench = await startBench({ history: false });
    await bench.install();
    bench.store.control.webhooks.reorder = true;
    const order = place();
    bench.store.control.openReturn(order.id);
    bench.store.control.dispute(order.id);
    await until(() => bench.store.pendingWebhooks() === 0);
    expect(order).toMatchObject({ returnStatus: "RETURN_REQUESTED", disputes: [{ status: "NEEDS_RESPONSE" }] });
    expect(topics().filter((topic) => topic === "orders/updated")).toHaveLength(2);
  });
});
