import { z } from "zod";
import type { AdminClient } from "./admin-client.server";

const GRANTED = `query Granted { currentAppInstallation { accessScopes { handle } } }`;
const LISTENING = `query Listening { webhookSubscriptions(first: 50, topics: [CUSTOMERS_MERGE]) { nodes { uri } } }`;
const LISTEN = `mutation Listen($uri: String!) {
  webhookSubscriptionCreate(topic: CUSTOMERS_MERGE, webhookSubscription: { uri: $uri, format: JSON }) {
    webhookSubscription { id } userErrors { field message } } }`;

const grantedSchema = z.object({
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
});
const listeningSchema = z.object({ webhookSubscriptions: z.object({ nodes: z.array(z.object({ uri: z.string() })) }) });
const listenSchema = z.object({
  webhookSubscriptionCreate: z.object({ userErrors: z.array(z.object({ message: z.string() })) }),
});

/** Somebody else asked for the same in the meantime, which is as good. */
const TAKEN = /already been taken/i;

/** What a shop lets the app see, and what it tells it of by itself. */
export const createAppAccess = (client: AdminClient, webhookUri: string) => ({
  granted: async (shopId: string): Promise<string[]> =>
    grantedSchema
      .parse(await client.query(shopId, GRANTED))
      .currentAppInstallation.accessScopes.map(({ handle }) => handle),
  /**
   * Shopify refuses an app's configuration that names this topic while the scope is not granted everywhere, so it is
   * asked for shop by shop. Where it is asked for already, nothing happens.
   */
  hearOfMerges: async (shopId: string): Promise<void> => {
    const { webhookSubscriptions } = listeningSchema.parse(await client.query(shopId, LISTENING));
    if (webhookSubscriptions.nodes.some(({ uri }) => uri === webhookUri)) return;
    const answer = listenSchema.parse(await client.query(shopId, LISTEN, { uri: webhookUri }));
    const errors = answer.webhookSubscriptionCreate.userErrors.filter(({ message }) => !TAKEN.test(message));
    if (errors.length > 0) throw new Error(`Shopify refused the subscription: ${errors.map(({ message }) => message).join("; ")}`); // prettier-ignore
  },
});
