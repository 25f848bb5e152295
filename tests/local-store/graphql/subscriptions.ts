import type { Core, Subscription } from "../core";
import { mayHear } from "../webhook-scopes";
import { connection, type ConnectionArgs } from "./connection";
import { dateTime, gid } from "./format";

/** Topics that an app asks for at run time here; the others come with its configuration. */
const TOPICS: Readonly<Record<string, string>> = { CUSTOMERS_MERGE: "customers/merge" };

const view = ({ id, name, uri, at }: Subscription) => ({
  id: gid("WebhookSubscription", id),
  topic: name,
  uri,
  format: "JSON",
  createdAt: dateTime(at),
  updatedAt: dateTime(at),
  includeFields: [],
  metafieldNamespaces: [],
  metafields: [],
});

type ListArgs = ConnectionArgs & { readonly topics?: readonly string[] | null };

/** What the app asked for by itself; what its configuration brings is not listed, as at Shopify. */
export const listSubscriptions = (core: Core, args: ListArgs): object =>
  connection(
    {
      items: [...core.subscriptions.values()].filter(({ name }) => !args.topics || args.topics.includes(name)),
      idOf: ({ id }) => id,
      valueOf: ({ id }) => id,
      view,
    },
    args,
  );

type CreateArgs = { readonly topic: string; readonly webhookSubscription: { readonly uri?: string | null } };

const refused = (message: string) => ({
  webhookSubscription: null,
  userErrors: [{ field: ["webhookSubscription"], message }],
});

/** webhookSubscriptionCreate. */
export const createSubscription = (core: Core, { topic: name, webhookSubscription }: CreateArgs): object => {
  const topic = TOPICS[name];
  const uri = webhookSubscription.uri ?? "";
  if (topic === undefined || !mayHear(topic, core.scopes))
    return refused("You cannot create a webhook subscription with the specified topic");
  if (!uri.startsWith("https://") && !uri.startsWith(core.options.appUrl)) return refused("Address is invalid");
  if ([...core.subscriptions.values()].some((one) => one.topic === topic && one.uri === uri))
    return refused("Address for this topic has already been taken");
  const made: Subscription = { id: core.nextId("subscription"), name, topic, uri, at: core.now() };
  core.subscriptions.set(made.id, made);
  return { webhookSubscription: view(made), userErrors: [] };
};
