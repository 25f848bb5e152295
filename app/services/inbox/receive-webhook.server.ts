import { createHmac, timingSafeEqual } from "node:crypto";
import { resourceIdOf } from "~/domain/inbox/resource-id";

export type ReceiveDeps = {
  readonly secret: string;
  readonly append: (event: {
    readonly shopId: string;
    readonly topic: string;
    readonly webhookId: string;
    readonly eventId: string | null;
    readonly triggeredAt: Date | null;
    readonly resourceId: string | null;
  }) => Promise<void>;
};

export type WebhookHeaders = Readonly<Record<string, string | string[] | undefined>>;

const SHOP = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;

const one = (headers: WebhookHeaders, name: string): string => {
  const value = headers[`x-shopify-${name}`];
  return typeof value === "string" ? value : "";
};

const isGenuine = (secret: string, body: Buffer, given: string): boolean => {
  const expected = createHmac("sha256", secret).update(body).digest();
  const claimed = Buffer.from(given, "base64");
  return claimed.length === expected.length && timingSafeEqual(claimed, expected);
};

const instantOrNull = (text: string): Date | null => {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at;
};

/**
 * Answers a webhook: 401 when the signature is wrong, 400 when it names no shop, topic or delivery, else stored and
 * 200. Nothing else happens in the request; header names are lower case, as Node gives them.
 */
export const receiveWebhook = async (
  deps: ReceiveDeps,
  headers: WebhookHeaders,
  body: Buffer,
): Promise<200 | 400 | 401> => {
  if (!isGenuine(deps.secret, body, one(headers, "hmac-sha256"))) return 401;
  const shopId = one(headers, "shop-domain").toLowerCase();
  const topic = one(headers, "topic").toLowerCase();
  const webhookId = one(headers, "webhook-id");
  if (!SHOP.test(shopId) || topic === "" || webhookId === "") return 400;
  await deps.append({
    shopId,
    topic,
    webhookId,
    eventId: one(headers, "event-id") || null,
    triggeredAt: instantOrNull(one(headers, "triggered-at")),
    resourceId: resourceIdOf(topic, body.toString("utf8")),
  });
  return 200;
};
