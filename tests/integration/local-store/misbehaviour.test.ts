import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hours } from "~/domain/shared/duration";

import { SECRET, startBench, until, type Bench, type Tokens } from "./harness";

let bench: Bench;
let tokens: Tokens;
beforeEach(async () => {
  bench = await startBench({ history: false });
  tokens = await bench.install();
});
afterEach(() => bench.close());

const topics = () => bench.app.received.map((one) => String(one.headers["x-shopify-topic"]));
const settled = () => until(() => bench.store.pendingWebhooks() === 0);
const set = async (path: string, body: object): Promise<unknown> => (await bench.post(`/control/${path}`, body)).json();
/** An order on terms alone: two webhooks. */
const place = () => {
  const customerId = [...bench.store.state.customers.keys()][0] ?? 0;
  return bench.store.control.placeOrder({ customerId, kind: "net30", amountMinor: 10_000 });
};

describe("webhooks", () => {
  it("behave well unless told otherwise", () => {
    expect(bench.store.control.webhooks).toEqual({
      duplicate: false,
      reorder: false,
      loseEvery: 0,
      loseNext: 0,
      loseShare: 0,
      delayMs: 0,
    });
  });

  it("are lost as often as ordered, and then no more", async () => {
    expect(await set("webhooks", { loseNext: 1 })).toMatchObject({ loseNext: 1, duplicate: false });
    place();
    place();
    await settled();
    expect(topics().sort()).toEqual(["orders/create", "payment_terms/create", "payment_terms/create"]);
    expect(bench.store.stats.webhooksLost).toBe(1);
  });

  it("are lost by chance, and by the same chance for the same seed", async () => {
    const lostOf = async (one: Bench): Promise<string[]> => {
      one.store.control.webhooks.loseShare = 0.5;
      const [customerId = 0] = one.store.state.customers.keys();
      for (let n = 0; n < 20; n++) one.store.control.placeOrder({ customerId, kind: "net30", amountMinor: 100 + n });
      await until(() => one.store.pendingWebhooks() === 0);
      return one.app.received.map(({ headers, json }) => `${String(headers["x-shopify-topic"])} ${String(json["id"])}`);
    };
    const twin = await startBench({ history: false });
    await twin.install();
    const [first, second] = [await lostOf(bench), await lostOf(twin)];
    await twin.close();
    expect(first.sort()).toEqual(second.sort());
    expect(bench.store.stats.webhooksLost).toBe(40 - first.length);
    expect(first.length).toBeGreaterThan(5);
    expect(first.length).toBeLessThan(35);
  });

  it("arrive late by the ordered span, and say when it really happened", async () => {
    await set("webhooks", { delayMs: hours(3) });
    place();
    await bench.store.clock.advance(hours(2));
    expect(topics()).toEqual([]);
    await bench.store.clock.advance(hours(2));
    await settled();
    expect(topics()).toHaveLength(2);
    const triggered = Date.parse(String(bench.app.received[0]!.headers["x-shopify-triggered-at"]));
    expect(bench.store.clock.now().getTime() - triggered).toBeGreaterThanOrEqual(hours(4));
  });

  it("are refused as switches when they make no sense", async () => {
    expect((await bench.post("/control/webhooks", { loseShare: 2 })).status).toBe(400);
  });
});

describe("the Admin API", () => {
  const ask = (signal?: AbortSignal) =>
    fetch(`${bench.store.url}/admin/api/2026-07/graphql.json`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-shopify-access-token": tokens.access_token },
      body: JSON.stringify({ query: "{ shop { name } }" }),
      ...(signal ? { signal } : {}),
    });

  it("answers the next requests with 429 and when to come back, and then works", async () => {
    await set("fail-api", { fault: "too many requests", times: 2 });
    const answers = [await ask(), await ask(), await ask()];
    expect(answers.map(({ status }) => status)).toEqual([429, 429, 200]);
    expect(answers[0]!.headers.get("retry-after")).toBe("2.0");
    expect(bench.store.stats.apiFaults).toBe(2);
  });

  it("answers with 503", async () => {
    await set("fail-api", { fault: "unavailable", times: 1 });
    expect([(await ask()).status, (await ask()).status]).toEqual([503, 200]);
  });

  it("answers with the body of a throttled query, which has the status of a success", async () => {
    await set("fail-api", { fault: "throttled", times: 1 });
    const answer = await ask();
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
      extensions: { cost: { throttleStatus: { restoreRate: 100 } } },
    });
  });

  it("says nothing until the client gives up", async () => {
    await set("fail-api", { fault: "hang", times: 1 });
    await expect(ask(AbortSignal.timeout(200))).rejects.toMatchObject({ name: "TimeoutError" });
    expect((await ask()).status).toBe(200);
  });

  it("breaks the connection", async () => {
    await set("fail-api", { fault: "broken", times: 1 });
    await expect(ask()).rejects.toThrow("fetch failed");
    expect((await ask()).status).toBe(200);
  });

  it("takes an order of faults back", async () => {
    await set("fail-api", { fault: "unavailable", times: 50 });
    await set("fail-api", { fault: "unavailable", times: 0 });
    expect((await ask()).status).toBe(200);
  });

  it("ends access at once, while the refresh token gives new access", async () => {
    await set("expire-tokens", {});
    expect((await ask()).status).toBe(401);
    const refreshed = await bench.post("/admin/oauth/access_token", {
      client_id: "key",
      client_secret: SECRET,
      grant_type: "refresh_token",
      refresh_token: tokens.refresh_token,
    });
    tokens = (await refreshed.json()) as Tokens;
    expect((await ask()).status).toBe(200);
  });
});
