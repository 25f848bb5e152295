type Read = (body: string) => string | undefined;

const key =
  (name: string): Read =>
  (body) =>
    new RegExp(`"${name}"\\s*:\\s*"?(\\d+)`).exec(body)?.[1];

const gidOf =
  (type: string): Read =>
  (body) =>
    new RegExp(`"admin_graphql_api_id"\\s*:\\s*"gid://shopify/${type}/(\\d+)"`).exec(body)?.[1];

/** `id` comes first in every sample; else Shopify writes `admin_graphql_api_id`, which also names the type. */
const topLevelId =
  (type: string): Read =>
  (body) =>
    /^\s*\{\s*"id"\s*:\s*(\d+)/.exec(body)?.[1] ??
    new RegExp(`"admin_graphql_api_id"\\s*:\\s*"gid://shopify/${type}/(\\d+)"`).exec(body)?.[1];

const inside =
  (outer: string): Read =>
  (body) =>
    new RegExp(`"${outer}"\\s*:\\s*[[{][^\\]}]*?"id"\\s*:\\s*(\\d+)`).exec(body)?.[1];

/** Of a merge both are named: who stays and who is gone, in this order. */
const both: Read = (body) => {
  const of = (which: string) =>
    new RegExp(`"admin_graphql_api_customer_${which}_id"\\s*:\\s*"gid://shopify/Customer/(\\d+)"`).exec(body)?.[1];
  const [kept, gone] = [of("kept"), of("deleted")];
  return kept === undefined || gone === undefined ? undefined : `${kept},gid://shopify/Customer/${gone}`;
};

/** Which resource a topic is about and where its number stands; the first that matches the topic counts. */
const RULES: readonly (readonly [topic: RegExp, type: string, read: Read])[] = [
  [/^(order_transactions|refunds)\/create$|^orders\/edited$/, "Order", key("order_id")],
  [/^payment_schedules\/due$/, "PaymentSchedule", key("id")],
  // Of terms only a schedule can be read again: the identifier of the terms themselves is of another service.
  [/^payment_terms\//, "PaymentSchedule", inside("payment_schedules")],
  [/^bulk_operations\/finish$/, "BulkOperation", gidOf("BulkOperation")],
  [/^customers\/merge$/, "Customer", both],
  [/^customers\/(redact|data_request)$/, "Customer", inside("customer")],
  [/^customers_email_marketing_consent\//, "Customer", key("customer_id")],
  [/^customers\//, "Customer", topLevelId("Customer")],
  [/^orders\//, "Order", topLevelId("Order")],
];

/**
 * The GID of what a webhook is about, taken from the raw text: identifiers exceed what a JavaScript number holds, so
 * they are matched as digits and never parsed as numbers. Null when the payload names nothing that can be read again.
 */
export const resourceIdOf = (topic: string, body: string): string | null => {
  const rule = RULES.find(([pattern]) => pattern.test(topic));
  const id = rule?.[2](body);
  return rule && id !== undefined ? `gid://shopify/${rule[1]}/${id}` : null;
};
