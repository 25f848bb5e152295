import { describe, expect, test } from "vitest";
import { resourceIdOf } from "~/domain/inbox/resource-id";

/** The needed parts of Shopify's own samples (`shopify app webhook trigger`), as text: the identifiers are too long for numbers. */
const TERMS = `{"id":706405506930370084,"payment_terms_name":"Net 7","due_in_days":7,"payment_schedules":[{"amount":"0.00","currency":"USD","due_at":"2021-01-02T00:00:00-05:00","id":606405506930370084,"payment_terms_id":706405506930370084,"admin_graphql_api_id":"gid://shopify/PaymentSchedule/606405506930370084"}],"admin_graphql_api_id":"gid://shopify/PaymentsPaymentFlexibilityPaymentTermsPaymentTerms/706405506930370084"}`;
const ORDER = `{"id":820982911946154508,"admin_graphql_api_id":"gid://shopify/Order/820982911946154508","customer":{"id":115310627314723954,"admin_graphql_api_id":"gid://shopify/Customer/115310627314723954"},"line_items":[{"id":487817672276298554}]}`;
const CUSTOMER = `{"id":706405506930370084,"state":"disabled","addresses":[],"admin_graphql_api_id":"gid://shopify/Customer/706405506930370084","default_address":{"id":12321,"customer_id":706405506930370084}}`;
const REDACT = `{"shop_id":954889,"shop_domain":"{shop}.myshopify.com","customer":{"id":191167,"email":"john@example.com","phone":"555-625-1199"},"orders_to_redact":[299938,280263,220458]}`;
const REQUEST = `{"shop_id":954889,"shop_domain":"{shop}.myshopify.com","orders_requested":[299938,280263,220458],"customer":{"id":191167,"email":"john@example.com","phone":"555-625-1199"},"data_request":{"id":9999}}`;

const SAMPLES: readonly (readonly [topic: string, body: string, expected: string | null])[] = [
  ["orders/create", ORDER, "gid://shopify/Order/820982911946154508"],
  ["orders/updated", ORDER, "gid://shopify/Order/820982911946154508"],
  ["orders/paid", ORDER, "gid://shopify/Order/820982911946154508"],
  ["orders/cancelled", ORDER, "gid://shopify/Order/820982911946154508"],
  [
    "order_transactions/create",
    `{"id":120560818172775265,"order_id":820982911946154508,"kind":"authorization","gateway":"visa","parent_id":null,"admin_graphql_api_id":"gid://shopify/OrderTransaction/120560818172775265"}`,
    "gid://shopify/Order/820982911946154508",
  ],
  [
    "refunds/create",
    `{"id":890088186047892319,"order_id":820982911946154508,"note":"Things were damaged"}`,
    "gid://shopify/Order/820982911946154508",
  ],
  [
    "orders/edited",
    `{"order_edit":{"id":78912328793,"app_id":null,"created_at":"2021-05-03T10:00:00-04:00","notify_customer":false,"order_id":820982911946154508,"line_items":{"additions":[{"id":466157049,"delta":1}],"removals":[]}}}`,
    "gid://shopify/Order/820982911946154508",
  ],
  ["payment_terms/create", TERMS, "gid://shopify/PaymentSchedule/606405506930370084"],
  ["payment_terms/update", TERMS, "gid://shopify/PaymentSchedule/606405506930370084"],
  ["payment_terms/delete", `{"id":706405506930370084}`, null],
  [
    "payment_schedules/due",
    `{"amount":"0.00","due_at":"2021-01-02T00:00:00-05:00","id":606405506930370084,"payment_terms_id":706405506930370084}`,
    "gid://shopify/PaymentSchedule/606405506930370084",
  ],
  [
    "bulk_operations/finish",
    `{"admin_graphql_api_id":"gid://shopify/BulkOperation/147595010","error_code":null,"status":"completed","type":"query"}`,
    "gid://shopify/BulkOperation/147595010",
  ],
  [
    "customers/merge",
    `{"admin_graphql_api_customer_kept_id":"gid://shopify/Customer/1","admin_graphql_api_customer_deleted_id":"gid://shopify/Customer/2","admin_graphql_api_job_id":null,"status":"failed","errors":[{"customer_ids":[1],"field":"merge_in_progress","message":"John Doe is currently being merged."}]}`,
    "gid://shopify/Customer/1,gid://shopify/Customer/2",
  ],
  ["customers/merge", `{"admin_graphql_api_customer_kept_id":"gid://shopify/Customer/1"}`, null],
  ["customers/create", CUSTOMER, "gid://shopify/Customer/706405506930370084"],
  ["customers/update", CUSTOMER, "gid://shopify/Customer/706405506930370084"],
  [
    "customers_email_marketing_consent/update",
    `{"customer_id":706405506930370084,"email_address":"bob@biller.com","email_marketing_consent":{"state":"not_subscribed"}}`,
    "gid://shopify/Customer/706405506930370084",
  ],
  ["customers/redact", REDACT, "gid://shopify/Customer/191167"],
  ["customers/data_request", REQUEST, "gid://shopify/Customer/191167"],
  ["shop/redact", `{"shop_id":954889,"shop_domain":"{shop}.myshopify.com"}`, null],
  ["app/scopes_update", `{"id":1,"shop_id":"gid://shopify/Shop/548380009","current":["read_products"]}`, null],
];

describe("the resource that an event is about", () => {
  test.each(SAMPLES)("%s", (topic, body, expected) => {
    expect(resourceIdOf(topic, body)).toBe(expected);
  });

  test.each(SAMPLES)("%s, printed over several lines", (topic, body, expected) => {
    const spread = body.replace(/^\{/, "{\n  ").replaceAll('":', '" : ').replaceAll(",", ",\n  ");
    expect(resourceIdOf(topic, spread)).toBe(expected);
  });

  test("all 18 digits survive, which a number would round", () => {
    expect(String(JSON.parse("706405506930370085"))).not.toBe("706405506930370085");
    expect(resourceIdOf("customers/update", `{"id":706405506930370085}`)).toBe(
      "gid://shopify/Customer/706405506930370085",
    );
  });

  test("an order whose own identifier does not come first is not mistaken for its customer", () => {
    const body = `{"email":"a@example.com","customer":{"id":5,"admin_graphql_api_id":"gid://shopify/Customer/5"},"admin_graphql_api_id":"gid://shopify/Order/9"}`;
    expect(resourceIdOf("orders/updated", body)).toBe("gid://shopify/Order/9");
  });

  test("what a person wrote into a text cannot pose as an identifier", () => {
    const note = JSON.stringify({ id: 1, note: '"order_id": 666', order_id: 7 });
    expect(resourceIdOf("refunds/create", note)).toBe("gid://shopify/Order/7");
  });

  test.each(["", "{}", "[]", "not json at all", "null"])("%j names nothing, and fails nothing", (body) => {
    for (const [topic] of SAMPLES) expect(resourceIdOf(topic, body)).toBeNull();
  });
});
