/** Topics that need a scope which an app on orders, customers and terms does not have anyway. */
const SCOPE_OF: readonly (readonly [topic: RegExp, scope: string])[] = [
  [/^disputes\//, "read_shopify_payments_disputes"],
  [/^draft_orders\//, "read_draft_orders"],
  [/^customers\/merge$/, "read_customer_merge"],
];

/** Whether Shopify would let an app with these scopes subscribe to the topic. */
export const mayHear = (topic: string, scopes: readonly string[]): boolean => {
  const needed = SCOPE_OF.find(([pattern]) => pattern.test(topic));
  return !needed || scopes.includes(needed[1]);
};

/** Topics that are not in the app's configuration: told only where the app asked for them at run time. */
export const isAskedFor = (topic: string): boolean => topic === "customers/merge";
