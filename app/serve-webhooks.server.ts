import express, { type Express } from "express";
import type { Deps } from "~/composition.server";
import { receiveWebhook } from "~/services/inbox/receive-webhook.server";

/** Order payloads reach some hundred kilobytes; what is larger is not Shopify's. */
const LIMIT = "4mb";

/**
 * Webhooks bypass Remix: read the raw body, verify, store, answer. A storm of them after a sale must not wait behind
 * page rendering.
 */
export const mountWebhooks = (app: Express, { env, inbox, log }: Pick<Deps, "env" | "inbox" | "log">): void => {
  app.post(
    ["/webhooks", "/webhooks/compliance"],
    express.raw({ type: () => true, limit: LIMIT }),
    (request, response) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      receiveWebhook({ secret: env.SHOPIFY_API_SECRET, append: inbox.append }, request.headers, body).then(
        (status) => response.status(status).end(),
        (error: unknown) => {
          // Not stored, so not answered with 200: Shopify delivers it again.
          log.error({ error: String(error) }, "webhook not stored");
          response.status(503).end();
        },
      );
    },
  );
};
