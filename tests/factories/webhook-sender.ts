import { createHmac } from "node:crypto";
import { Agent, request } from "node:http";

export type Webhook = { readonly id: string; readonly topic: string; readonly body: string };

/** Shopify takes a webhook for undelivered when there is no answer within five seconds. */
const TIMEOUT_MS = 5_000;
const REFUSED = 0;

type Target = {
  readonly appUrl: string;
  readonly shop: string;
  readonly secret: string;
  readonly connections: number;
};

export type Sender = {
  /** Sends the webhooks, each until it is answered with 2xx and always under its own id. */
  readonly deliver: (webhooks: Iterable<Webhook>) => Promise<void>;
  /** Requests made, repeated ones included. */
  readonly requests: () => number;
  /** The webhooks that were answered with 2xx. */
  readonly accepted: ReadonlySet<string>;
  readonly close: () => void;
};

/** Sends webhooks as Shopify does, as fast as they are answered. */
export const webhookSender = ({ appUrl, shop, secret, connections }: Target): Sender => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const accepted = new Set<string>();
  let requests = 0;

  const post = ({ id, topic, body }: Webhook): Promise<number> =>
    new Promise((resolve) => {
      requests++;
      const headers = {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
        "x-shopify-topic": topic,
        "x-shopify-shop-domain": shop,
        "x-shopify-webhook-id": id,
        "x-shopify-hmac-sha256": createHmac("sha256", secret).update(body).digest("base64"),
      };
      const call = request(`${appUrl}/webhooks`, { method: "POST", agent, headers, timeout: TIMEOUT_MS }, (answer) => {
        answer.resume();
        answer.on("close", () => resolve(answer.statusCode ?? REFUSED));
      });
      call.on("timeout", () => call.destroy());
      // Refused, reset or too slow: all are a failed delivery.
      call.on("error", () => resolve(REFUSED));
      call.end(body);
    });

  const untilAccepted = async (webhook: Webhook): Promise<void> => {
    for (let wait = 20; ; wait = Math.min(2 * wait, 500)) {
      const status = await post(webhook);
      if (status >= 200 && status < 300) break;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
    accepted.add(webhook.id);
  };

  return {
    deliver: async (webhooks) => {
      const waiting = webhooks[Symbol.iterator]();
      const lane = async (): Promise<void> => {
        for (let next = waiting.next(); !next.done; next = waiting.next()) await untilAccepted(next.value);
      };
      await Promise.all(Array.from({ length: connections }, lane));
    },
    requests: () => requests,
    accepted,
    close: () => agent.destroy(),
  };
};
