import { DEFAULT_SCOPES } from "./oauth";

/** Topics that need a scope which an app on orders, customers and terms does not have anyway. */
const SCOPE_OF: readonly (readonly [topic: RegExp, scope: string])[] = [
  [/^disputes\//, "read_shopify_payments_disputes"],
  [/^draft_orders\//, "read_draft_orders"],
  [/^customers\/merge$/, "read_customer_merge"],
];

/** Whether Shopify would let an app with these scopes subscribe to the topic. */
export const mayHear = (topic: string, scopes: readonly string[] = DEFAULT_SCOPES): boolean => {
  const needed = SCOPE_OF.find(([pattern]) => pattern.test(topic));
  return !needed || scopes.includes(needed[1]);
};
