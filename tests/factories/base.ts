import { randomBytes } from "node:crypto";
import { openChannels } from "~/channels/registry.server";
import { dispatchDeps, planDeps } from "~/composition.jobs.server";
import { sendThrough, staffMessageDeps } from "~/composition.messages.server";
import { createBase, type Base } from "~/composition.server";
import { readEnv } from "~/config/env.server";
import { afterAll } from "vitest";
import { freshDatabase } from "./database";

/** A clock that stands still until it is set. */
export type TestClock = { readonly now: () => Date; readonly set: (at: Date) => void };

export const testClock = (start: Date): TestClock => {
  let at = start;
  return { now: () => at, set: (next) => void (at = next) };
};

export const SECRET = "a secret for tests";

/** The app's parts on a database of their own; nothing is connected to Shopify. */
export const freshBase = async (clock: TestClock, more: Record<string, string> = {}): Promise<Base> => {
  const { url } = await freshDatabase();
  const env = readEnv({
    NODE_ENV: "test",
    SHOPIFY_APP_URL: "https://duewell.example",
    SHOPIFY_API_KEY: "key",
    SHOPIFY_API_SECRET: SECRET,
    DATABASE_URL: url,
    ENCRYPTION_KEYS: `test:${randomBytes(32).toString("base64")}`,
    LOG_LEVEL: "silent",
    ...more,
  });
  const base = createBase(env, clock);
  afterAll(() => base.db.$disconnect());
  return base;
};

/** What plans and dispatches in a test: the real parts, mail over a real socket, orders as they are stored. */
export const contactParts = (base: Base, smtpUrl: string | undefined) => {
  const channels = openChannels({ ...base.env, SMTP_URL: smtpUrl });
  const refreshed: string[][] = [];
  const dispatch = dispatchDeps(base, {
    refreshOrders: (_shopId, orderIds) => Promise.resolve(void refreshed.push([...orderIds])),
    send: sendThrough(channels),
  });
  return {
    plan: planDeps(base),
    dispatch,
    messages: staffMessageDeps(base, channels),
    refreshed,
    close: () => channels.close(),
  };
};

export const SHOP = "credit-shop.myshopify.com";

/** A shop in New York that finished set-up and went live. */
export const liveShop = async (base: Base, shopId = SHOP): Promise<void> => {
  await base.shops.install(
    shopId,
    {
      name: "Credit Shop",
      country: "US",
      currency: "USD",
      timeZone: "America/New_York",
      email: "owner@credit-shop.example",
    },
    base.now(),
  );
  await base.shops.update(shopId, {
    setupDoneAt: base.now(),
    testMode: false,
    senderName: "Credit Shop Billing",
    senderEmail: "billing@credit-shop.example",
    replyTo: "help@credit-shop.example",
    postalAddress: "1 Example Street, New York NY 10001, United States",
    supportUrl: "https://credit-shop.example/help",
  });
};
