/** Mail from customers arrives in the same inbox as Shopify's news; the event itself is what is read. */
export const ANSWER_TOPIC = "email/answer";

/** What an event asks the app to do. The payload is a hint: it says what to read again, never what is true. */
export type InboxAction =
  | { readonly kind: "sync_order"; readonly orderId: string }
  | { readonly kind: "sync_schedule"; readonly scheduleId: string }
  | { readonly kind: "sync_customer"; readonly customerId: string }
  | { readonly kind: "merge_customers"; readonly keptId: string; readonly goneId: string }
  | { readonly kind: "sync_scopes" }
  | { readonly kind: "bulk_finished"; readonly bulkOperationId: string }
  | { readonly kind: "uninstall" }
  | { readonly kind: "erase_shop" }
  | { readonly kind: "erase_customer"; readonly customerId: string }
  | { readonly kind: "export_customer"; readonly customerId: string }
  | { readonly kind: "read_answer"; readonly eventId: string }
  /** It should name what it is about and does not: for a person to see, because nothing can be read again. */
  | { readonly kind: "not_understood"; readonly reason: string }
  | { readonly kind: "ignore"; readonly reason: string };

const ORDER_TOPICS = new Set([
  "orders/create", "orders/updated", "orders/paid", "orders/cancelled", "orders/edited", "order_transactions/create",
  "refunds/create",
]); // prettier-ignore
const CUSTOMER_TOPICS = new Set(["customers/create", "customers/update", "customers_email_marketing_consent/update"]);

/** Both are named, the one who stays first. */
const merge = (both: string): InboxAction => {
  const [keptId = "", goneId] = both.split(",");
  return goneId === undefined
    ? { kind: "not_understood", reason: "names one customer" }
    : { kind: "merge_customers", keptId, goneId };
};

const WITH_RESOURCE: ReadonlyMap<string, (id: string) => InboxAction> = new Map(
  Object.entries({
    "payment_terms/create": (scheduleId) => ({ kind: "sync_schedule", scheduleId }),
    "payment_terms/update": (scheduleId) => ({ kind: "sync_schedule", scheduleId }),
    "payment_schedules/due": (scheduleId) => ({ kind: "sync_schedule", scheduleId }),
    "customers/merge": merge,
    "bulk_operations/finish": (bulkOperationId) => ({ kind: "bulk_finished", bulkOperationId }),
    "customers/redact": (customerId) => ({ kind: "erase_customer", customerId }),
    "customers/data_request": (customerId) => ({ kind: "export_customer", customerId }),
    [ANSWER_TOPIC]: (eventId) => ({ kind: "read_answer", eventId }),
  }),
);

/** These always name a resource; terms do not when they have no schedule yet. */
const ALWAYS_NAMES = new Set([
  ...ORDER_TOPICS,
  ...CUSTOMER_TOPICS,
  "customers/merge",
  "customers/redact",
  "customers/data_request",
]);

/** `resourceId` is the GID that intake took from the payload: of the order, schedule, customer or operation. */
export const whatToDo = (topic: string, resourceId: string | null): InboxAction => {
  if (topic === "app/uninstalled") return { kind: "uninstall" };
  if (topic === "app/scopes_update") return { kind: "sync_scopes" };
  if (topic === "shop/redact") return { kind: "erase_shop" };
  if (resourceId === null)
    return { kind: ALWAYS_NAMES.has(topic) ? "not_understood" : "ignore", reason: "names no resource" };
  if (ORDER_TOPICS.has(topic)) return { kind: "sync_order", orderId: resourceId };
  if (CUSTOMER_TOPICS.has(topic)) return { kind: "sync_customer", customerId: resourceId };
  return WITH_RESOURCE.get(topic)?.(resourceId) ?? { kind: "ignore", reason: "topic needs nothing" };
};
