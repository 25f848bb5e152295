import { createHmac } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { customerRowId } from "~/contracts/row-ids";
import { openDb, type Db } from "~/db/client.server";
import { days, hours } from "~/domain/shared/duration";
import { adminSession } from "~tests/demo/admin-session";
import { startDuewell, type Duewell } from "~tests/demo/harness";
import { freshDatabase } from "~tests/factories/database";

const START = new Date("2026-09-01T13:00:00Z");
/** A data request is answered 204 with the address to authenticate at in a header. */
const REFUSALS = [204, 302, 400, 401, 403, 404, 405, 410];
const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

describe("a shop's way through the app", () => {
  let folder: string;
  let duewell: Duewell;
  let db: Db;
  let shop: string;
  let payingOrder: number;
  let customer: number;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "duewell-lifecycle-"));
    const { url: databaseUrl } = await freshDatabase();
    const options = { port: 0, seed: 2, customers: 12, startAt: START, folder: join(folder, "run"), databaseUrl };
    duewell = await startDuewell(options);
    db = openDb(databaseUrl);
    shop = duewell.store.shop;
    const [id = 0] = duewell.store.state.customers.keys();
    customer = id;
  });
  afterAll(async () => {
    await db.$disconnect();
    await duewell.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const send = async (topic: string, payload: object): Promise<number> => {
    const body = JSON.stringify(payload);
    const answer = await fetch(`${duewell.appUrl}/webhooks/compliance`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-shopify-hmac-sha256": createHmac("sha256", duewell.env["SHOPIFY_API_SECRET"] ?? "").update(body).digest("base64"),
        "x-shopify-shop-domain": shop,
        "x-shopify-topic": topic,
        "x-shopify-webhook-id": `${topic}-${body}`,
      },
      body,
    }); // prettier-ignore
    await duewell.whenQuiet();
    return answer.status;
  };
  const setUp = async (): Promise<void> => {
    const staff = adminSession(duewell.appUrl, duewell.store);
    await staff.open();
    await duewell.whenQuiet();
    await staff.submit("/app/setup", { intent: "orders", payLaterGateways: '[{"gateway":"bank deposit","dueInDays":1}]' }); // prettier-ignore
    await staff.submit("/app/setup", {
      intent: "sender",
      senderName: "Lifecycle Store",
      senderEmail: "billing@lifecycle.example",
      replyTo: "",
      postalAddress: "1 Example Street, Boston MA 02101, United States",
      supportUrl: "",
    });
    await staff.submit("/app/setup", { intent: "policy", policyId: "balanced" });
    await duewell.whenQuiet();
  };
  const rowsOfShop = async (): Promise<Record<string, number>> => {
    const where = { shopId: shop };
    const [customers, points, orders, obligations, entries, contacts, sessions, shops, events] = await Promise.all([
      db.customer.count({ where }),
      db.contactPoint.count({ where }),
      db.orderSnapshot.count({ where }),
      db.obligation.count({ where }),
      db.ledgerEntry.count({ where }),
      db.plannedContact.count({ where }),
      db.session.count({ where: { shop } }),
      db.shop.count({ where: { id: shop } }),
      db.inboxEvent.count({ where }),
    ]);
    return { customers, points, orders, obligations, entries, contacts, sessions, shops, events };
  };

  describe("without authentication", () => {
    const paths = [
      "/app",
      "/app/setup",
      "/app/cases",
      "/app/cases/any",
      "/app/data",
      "/app/settings",
      "/app?_data=routes%2Fapp._index",
      "/app/cases?_data=routes%2Fapp.cases._index",
      "/api/extension/admin/order?id=gid://shopify/Order/1",
      "/api/extension/account/order?id=gid://shopify/Order/1",
    ];
    const cases = paths.flatMap((path) => [["GET", path] as const, ["POST", path] as const]);

    it.each(cases)("does not answer %s %s", async (method, path) => {
      const answer = await fetch(`${duewell.appUrl}${path}`, {
        method,
        redirect: "manual",
        headers: { "user-agent": BROWSER },
        ...(method === "POST" ? { body: new URLSearchParams({ intent: "switches", testMode: "off" }) } : {}),
      });
      expect(REFUSALS).toContain(answer.status);
      expect(await answer.text()).not.toContain('loaderData":{"routes');
    });

    it.each(cases)("does not answer %s %s with a token that somebody else signed", async (method, path) => {
      const [header, payload] = (await duewell.store.adminIdToken()).split(".");
      const signature = createHmac("sha256", "not the secret").update(`${header}.${payload}`).digest("base64url");
      const answer = await fetch(`${duewell.appUrl}${path}`, {
        method,
        redirect: "manual",
        headers: { "user-agent": BROWSER, authorization: `Bearer ${header}.${payload}.${signature}` },
        ...(method === "POST" ? { body: new URLSearchParams({ intent: "switches", testMode: "off" }) } : {}),
      });
      expect(REFUSALS).toContain(answer.status);
    });

    it("asks the admin for a newer token when the one that came is outdated", async () => {
      const yesterday = Math.floor((duewell.store.clock.now().getTime() - days(1)) / 1_000);
      const outdated = await new SignJWT({ dest: `https://${shop}`, aud: duewell.env["SHOPIFY_API_KEY"] ?? "" })
        .setProtectedHeader({ alg: "HS256" })
        .setExpirationTime(yesterday)
        .sign(new TextEncoder().encode(duewell.env["SHOPIFY_API_SECRET"]));
      const answer = await fetch(`${duewell.appUrl}/app/cases.data`, {
        headers: { "user-agent": BROWSER, authorization: `Bearer ${outdated}` },
      });
      expect(answer.status).toBe(401);
      expect(answer.headers.get("x-shopify-retry-invalid-session-request")).toBe("1");
    });

    it("opens no shopper's page with a token that was made up", async () => {
      const answer = await fetch(`${duewell.appUrl}/r/made-up`, { headers: { "user-agent": BROWSER } });
      expect(answer.status).toBe(404);
    });

    it("installed nothing by all this", async () => {
      expect(await rowsOfShop()).toMatchObject({ sessions: 0, shops: 0, customers: 0 });
    });
  });

  it("plans contacts once it is installed and set up", async () => {
    await setUp();
    payingOrder = duewell.store.control.placeOrder({ customerId: customer, kind: "bank_transfer", amountMinor: 9_900 }).id;
    await duewell.whenQuiet();
    const customerId = customerRowId(shop, String(customer));
    expect(await db.plannedContact.count({ where: { customerId, state: "planned" } })).toBe(1);
    expect((await db.shop.findUniqueOrThrow({ where: { id: shop } })).uninstalledAt).toBeNull();
  }); // prettier-ignore

  it("forgets a customer when Shopify asks for it, and keeps what was owed", async () => {
    const customerId = customerRowId(shop, String(customer));
    const email = duewell.store.state.customers.get(customer)?.email ?? "";
    expect(await send("customers/redact", { shop_domain: shop, customer: { id: customer, email }, orders_to_redact: [] })).toBe(200); // prettier-ignore
    const row = await db.customer.findUniqueOrThrow({ where: { id: customerId } });
    expect(row).toMatchObject({ nameEnc: null, addresses: "[]" });
    expect(row.redactedAt).not.toBeNull();
    expect(await db.contactPoint.count({ where: { customerId } })).toBe(0);
    expect(await db.plannedContact.count({ where: { customerId, state: "planned" } })).toBe(0);
    const obligation = await db.obligation.findFirstOrThrow({ where: { customerId, orderId: `gid://shopify/Order/${payingOrder}` } }); // prettier-ignore
    expect(obligation.balanceMinor).toBe(9_900n);
    expect(await db.auditEvent.count({ where: { shopId: shop, action: "customer.erased" } })).toBe(1);
  });

  it("does not learn a forgotten customer's data again from a later webhook", async () => {
    const customerId = customerRowId(shop, String(customer));
    duewell.store.control.pay(payingOrder, 100);
    await duewell.whenQuiet();
    expect(await db.contactPoint.count({ where: { customerId } })).toBe(0);
    const snapshot = await db.orderSnapshot.findFirstOrThrow({ where: { orderId: `gid://shopify/Order/${payingOrder}` } });
    expect(snapshot.facts).not.toContain("@");
    expect(await db.plannedContact.count({ where: { customerId, state: "planned" } })).toBe(0);
  }); // prettier-ignore

  it("records a request for a customer's data", async () => {
    const [, other = 0] = duewell.store.state.customers.keys();
    await send("customers/data_request", { shop_domain: shop, customer: { id: other }, orders_requested: [] });
    expect(await db.auditEvent.count({ where: { shopId: shop, action: "customer.data_requested" } })).toBe(1);
  });

  it("cancels everything planned and forgets its tokens when it is uninstalled", async () => {
    const before = await db.plannedContact.count({ where: { shopId: shop, state: "planned" } });
    expect(before).toBeGreaterThan(0);
    duewell.store.control.uninstall();
    await duewell.whenQuiet();
    expect(await db.plannedContact.count({ where: { shopId: shop, state: "planned" } })).toBe(0);
    expect(await db.plannedContact.count({ where: { shopId: shop, cancelReason: "uninstalled" } })).toBe(before);
    expect(await db.session.count({ where: { shop } })).toBe(0);
    expect((await db.shop.findUniqueOrThrow({ where: { id: shop } })).uninstalledAt).not.toBeNull();
  });

  it("sends nothing while it is uninstalled", async () => {
    const mails = duewell.store.state.mails.length;
    await duewell.store.clock.advance(hours(30));
    expect(duewell.store.state.mails).toHaveLength(mails);
    expect(await db.job.count({ where: { state: "failed" } })).toBe(0);
  });

  it("comes back with its settings when it is installed again, and plans again", async () => {
    await adminSession(duewell.appUrl, duewell.store).open();
    await duewell.whenQuiet();
    expect(await db.shop.findUniqueOrThrow({ where: { id: shop } })).toMatchObject({
      uninstalledAt: null,
      senderName: "Lifecycle Store",
    });
    expect(await db.session.count({ where: { shop } })).toBeGreaterThan(0);
    expect(await db.plannedContact.count({ where: { shopId: shop, state: "planned" } })).toBeGreaterThan(0);
  });

  it("keeps the data of a shop that came back when an old request to erase it arrives", async () => {
    expect(await send("shop/redact", { shop_id: 1, shop_domain: shop })).toBe(200);
    expect(await rowsOfShop()).toMatchObject({ shops: 1 });
    expect((await rowsOfShop())["customers"]).toBeGreaterThan(0);
  });

  it("erases everything two days after it was uninstalled for good", async () => {
    duewell.store.control.uninstall();
    await duewell.whenQuiet();
    await duewell.store.clock.advance(hours(49));
    expect(await rowsOfShop()).toEqual({
      customers: 0,
      points: 0,
      orders: 0,
      obligations: 0,
      entries: 0,
      contacts: 0,
      sessions: 0,
      shops: 0,
      events: 0,
    });
    expect(await db.job.count({ where: { state: { in: ["failed", "ready"] } } })).toBe(0);
  });
});
