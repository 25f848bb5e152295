/**
 * The GID of what a webhook is about, taken from the raw text: identifiers exceed what a JavaScript number holds, so
 * they are matched as digits and never parsed as numbers. Null when the payload names nothing that can be read again.
 */
export const resourceIdOf = (topic: string, body: string): string | null => {
  const numeric = (key: string): string | undefined => new RegExp(`"${key}"\\s*:\\s*"?(\\d+)`).exec(body)?.[1];
  const gid = (type: string, id: string | undefined): string | null => (id ? `gid://shopify/${type}/${id}` : null);
  if (topic === "order_transactions/create" || topic === "refunds/create") return gid("Order", numeric("order_id"));
  if (topic === "payment_schedules/due") return gid("PaymentSchedule", numeric("id"));
  // Of terms only a schedule can be read again: the identifier of the terms themselves is of another service.
  if (topic.startsWith("payment_terms/"))
    return gid("PaymentSchedule", /"payment_schedules"\s*:\s*\[[^\]]*?"id"\s*:\s*(\d+)/.exec(body)?.[1]);
  if (topic === "bulk_operations/finish")
    return /"admin_graphql_api_id"\s*:\s*"(gid:\/\/shopify\/BulkOperation\/\d+)"/.exec(body)?.[1] ?? null;
  if (topic === "customers/redact" || topic === "customers/data_request")
    return gid("Customer", /"customer"\s*:\s*\{[^}]*?"id"\s*:\s*(\d+)/.exec(body)?.[1]);
  if (topic.startsWith("customers_email_marketing_consent")) return gid("Customer", numeric("customer_id"));
  if (topic.startsWith("customers/")) return gid("Customer", topLevelId(body));
  return topic.startsWith("orders/") ? gid("Order", topLevelId(body)) : null;
};

/** Shopify writes `admin_graphql_api_id` of the resource itself at depth one; `id` comes first in every sample. */
const topLevelId = (body: string): string | undefined => {
  const first = /^\s*\{\s*"id"\s*:\s*(\d+)/.exec(body);
  if (first) return first[1];
  return /"admin_graphql_api_id"\s*:\s*"gid:\/\/shopify\/(?:Order|Customer)\/(\d+)"/.exec(body)?.[1];
};
