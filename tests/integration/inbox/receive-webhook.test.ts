import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import express from "express";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Base } from "~/composition.server";
import { createInboxWriter } from "~/db/inbox.server";
import { mountWebhooks } from "~/serve-webhooks.server";
import { receiveWebhook } from "~/services/inbox/receive-webhook.server";
import { freshBase, SECRET, testClock } from "~tests/factories/base";

const START = new Date("2026-09-01T12:00:00Z");
const SHOP = "webhooks.myshopify.com";
const BIG_ID = "987654321987654321";

const sign = (body: string): string => createHmac("sha256", SECRET).update(body, "utf8").digest("base64");
const orderBody = (id: string | number, more: object = {}): string =>
  `{"id":${id},"admin_graphql_api_id":"gid://shopify/Order/${id}",${JSON.stringify({ email: "jane@example.com", ...more }).slice(1)}`;
const headersFor = (body: string, more: Record<string, string> = {}): Record<string, string> => ({
  "content-type": "application/json",
  "x-shopify-hmac-sha256": sign(body),
  "x-shopify-shop-domain": SHOP,
  "x-shopify-topic": "orders/updated",
  "x-shopify-webhook-id": "delivery-1",
  "x-shopify-event-id": "event-1",
  "x-shopify-triggered-at": "2026-09-01T11:59:00.123Z",
  ...more,
});

describe("receiving webhooks", () => {
  let base: Base;
  let url: string;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    base = await freshBase(testClock(START));
    const app = express();
    mountWebhooks(app, base);
    const server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/webhooks`;
    stop = () => {
      server.closeAllConnections();
      return new Promise((resolve) => void server.close(() => resolve()));
    };
  });
  afterAll(() => stop());
  beforeEach(async () => {
    await base.db.inboxEvent.deleteMany();
    await base.db.job.deleteMany();
  });
  const post = async (body: string, headers: Record<string, string> = {}): Promise<number> =>
    (await fetch(url, { method: "POST", body, headers: { ...headersFor(body), ...headers } })).status;
  const stored = () => base.db.inboxEvent.findMany({ orderBy: { id: "asc" } });

  it("stores what it answers with 200, and a job to process it, before the answer", async () => {
    expect(await post(orderBody(1))).toBe(200);
    expect(await stored()).toMatchObject([
      {
        shopId: SHOP,
        topic: "orders/updated",
        webhookId: "delivery-1",
        eventId: "event-1",
        triggeredAt: new Date("2026-09-01T11:59:00.123Z"),
        receivedAt: START,
        resourceId: "gid://shopify/Order/1",
        state: "received",
      },
    ]);
    expect(await base.db.job.findMany()).toMatchObject([{ name: "inbox.process", shopId: SHOP, state: "ready" }]);
  });

  it("answers 200 only after the commit", async () => {
    const order: string[] = [];
    const append = (event: Parameters<Base["inbox"]["append"]>[0]) =>
      base.inbox.append(event).then(() => void order.push("stored"));
    const body = orderBody(1);
    await receiveWebhook({ secret: SECRET, append }, headersFor(body), Buffer.from(body)).then(() => order.push("200"));
    expect(order).toEqual(["stored", "200"]);
    expect(await stored()).toHaveLength(1);
  });

  it("answers 503 when it could not be stored, so that it is delivered again", async () => {
    const app = express();
    const inbox = { append: () => Promise.reject(new Error("disk full")) };
    mountWebhooks(app, { ...base, inbox });
    const server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const body = orderBody(1);
    const answer = await fetch(`http://127.0.0.1:${port}/webhooks`, {
      method: "POST",
      body,
      headers: headersFor(body),
    });
    expect(answer.status).toBe(503);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it.each([
    ["a signature made with another secret", { "x-shopify-hmac-sha256": createHmac("sha256", "other").update(orderBody(1)).digest("base64") }],
    ["a signature of another body", { "x-shopify-hmac-sha256": sign("{}") }],
    ["a signature that is no base64", { "x-shopify-hmac-sha256": "%%%" }],
    ["an empty signature", { "x-shopify-hmac-sha256": "" }],
  ])("answers 401 to %s and stores nothing", async (_what, headers) => {
    expect(await post(orderBody(1), headers)).toBe(401);
    expect(await stored()).toEqual([]);
  }); // prettier-ignore

  it.each([
    ["no shop", { "x-shopify-shop-domain": "" }],
    ["a shop that is none of Shopify's", { "x-shopify-shop-domain": "evil.example" }],
    ["no topic", { "x-shopify-topic": "" }],
    ["no delivery id", { "x-shopify-webhook-id": "" }],
  ])("answers 400 to a signed request with %s and stores nothing", async (_what, headers) => {
    expect(await post(orderBody(1), headers)).toBe(400);
    expect(await stored()).toEqual([]);
  });

  it("stores a delivery that comes twice once, and answers 200 both times", async () => {
    expect(await post(orderBody(1))).toBe(200);
    expect(await post(orderBody(1))).toBe(200);
    expect(await Promise.all([post(orderBody(1)), post(orderBody(1))])).toEqual([200, 200]);
    expect(await stored()).toHaveLength(1);
  });

  it("keeps equal delivery ids of different topics and shops apart", async () => {
    await post(orderBody(1));
    await post(orderBody(1), { "x-shopify-topic": "orders/paid" });
    await post(orderBody(1), { "x-shopify-shop-domain": "another.myshopify.com" });
    expect(await stored()).toHaveLength(3);
  });

  it("keeps identifiers of eighteen digits exactly", async () => {
    await post(orderBody(BIG_ID));
    expect(await stored()).toMatchObject([{ resourceId: `gid://shopify/Order/${BIG_ID}` }]);
  });

  it("stores nothing personal of the payload", async () => {
    await post(orderBody(1, { customer: { first_name: "Jane", phone: "+12125550100" }, note: "ring twice" }));
    const row = JSON.stringify(await base.db.inboxEvent.findMany());
    for (const secret of ["jane@example.com", "Jane", "+12125550100", "ring twice"]) expect(row).not.toContain(secret);
  });

  it("takes 500 deliveries at once in a few commits and loses none", async () => {
    let commits = 0;
    const counting = new Proxy(base.db, {
      get: (target, key) => {
        if (key === "$transaction") commits += 1;
        const value: unknown = Reflect.get(target, key);
        return typeof value === "function" ? (value.bind(target) as unknown) : value;
      },
    });
    const inbox = createInboxWriter({ ...base, db: counting });
    const answers = await Promise.all(
      Array.from({ length: 500 }, (_, i) => {
        const body = orderBody(i + 1);
        const headers = headersFor(body, { "x-shopify-webhook-id": `storm-${i}` });
        return receiveWebhook({ secret: SECRET, append: inbox.append }, headers, Buffer.from(body));
      }),
    );
    expect(new Set(answers)).toEqual(new Set([200]));
    expect(await base.db.inboxEvent.count()).toBe(500);
    expect(commits).toBeLessThan(10);
    expect(await base.db.job.count({ where: { name: "inbox.process", state: "ready" } })).toBe(1);
  });
});
