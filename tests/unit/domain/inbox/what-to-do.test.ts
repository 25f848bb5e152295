import { describe, expect, test } from "vitest";
import { whatToDo } from "~/domain/inbox/what-to-do";

describe("an event leads to", () => {
  test.each([
    "orders/create",
    "orders/updated",
    "orders/paid",
    "orders/cancelled",
    "orders/edited",
    "order_transactions/create",
    "refunds/create",
  ])("reading the order again: %s", (topic) => {
    expect(whatToDo(topic, "order")).toEqual({ kind: "sync_order", orderId: "order" });
  });

  test.each(["payment_terms/create", "payment_terms/update", "payment_schedules/due"])(
    "reading the order of a schedule again: %s",
    (topic) => {
      expect(whatToDo(topic, "schedule")).toEqual({ kind: "sync_schedule", scheduleId: "schedule" });
    },
  );

  test.each(["customers/create", "customers/update", "customers_email_marketing_consent/update"])(
    "reading the customer again: %s",
    (topic) => {
      expect(whatToDo(topic, "customer")).toEqual({ kind: "sync_customer", customerId: "customer" });
    },
  );

  test("joining two customers that were merged", () => {
    expect(whatToDo("customers/merge", "kept,gone")).toEqual({
      kind: "merge_customers",
      keptId: "kept",
      goneId: "gone",
    });
    expect(whatToDo("customers/merge", "kept")).toMatchObject({ kind: "not_understood" });
  });

  test("looking at what the shop grants", () => {
    expect(whatToDo("app/scopes_update", null)).toEqual({ kind: "sync_scopes" });
  });

  test("fetching a finished export", () => {
    expect(whatToDo("bulk_operations/finish", "operation")).toEqual({
      kind: "bulk_finished",
      bulkOperationId: "operation",
    });
  });

  test("what the law and Shopify ask for: export, erasure of a customer, erasure of a shop", () => {
    expect(whatToDo("customers/data_request", "customer")).toEqual({ kind: "export_customer", customerId: "customer" });
    expect(whatToDo("customers/redact", "customer")).toEqual({ kind: "erase_customer", customerId: "customer" });
    expect(whatToDo("shop/redact", null)).toEqual({ kind: "erase_shop" });
  });

  test("the end, when the app is removed", () => {
    expect(whatToDo("app/uninstalled", null)).toEqual({ kind: "uninstall" });
  });
});

describe("an event is put aside", () => {
  test.each(["payment_terms/delete", "payment_terms/create"])("without a resource: %s", (topic) => {
    expect(whatToDo(topic, null)).toEqual({ kind: "ignore", reason: "names no resource" });
  });

  test.each(["orders/updated", "customers/update", "customers/merge", "customers/redact", "customers/data_request"])(
    "for a person to see, when it should name a resource and does not: %s",
    (topic) => {
      expect(whatToDo(topic, null)).toEqual({ kind: "not_understood", reason: "names no resource" });
    },
  );

  test.each(["products/update", "", "toString", "__proto__"])("of a topic that needs nothing: %j", (topic) => {
    expect(whatToDo(topic, "anything")).toMatchObject({ kind: "ignore" });
  });
});
