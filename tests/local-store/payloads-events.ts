import { formatDecimal } from "~/domain/shared/money";
import type { Core } from "./core";
import { customerPayload, iso } from "./payloads";
import type { StoreAgreement, StoreDispute, StoreDraft, StoreOrder } from "./types";

/** An order edit: which lines it added or took, and never what they cost. */
export const orderEditPayload = (order: StoreOrder, edit: StoreAgreement) => {
  const line = [{ id: order.id * 10, delta: 1 }];
  return {
    order_edit: {
      id: edit.id,
      app_id: null,
      created_at: iso(edit.at),
      notify_customer: false,
      order_id: order.id,
      staff_note: "",
      user_id: null,
      line_items: { additions: edit.amountMinor > 0 ? line : [], removals: edit.amountMinor > 0 ? [] : line },
      discounts: { line_item: { additions: [], removals: [] } },
      shipping_lines: { additions: [], removals: [] },
    },
  };
};

/** A dispute as in disputes/create and disputes/update. */
export const disputePayload = (order: StoreOrder, dispute: StoreDispute, at: Date) => ({
  id: dispute.id,
  order_id: order.id,
  type: dispute.initiatedAs.toLowerCase(),
  amount: formatDecimal(order.placedMinor, order.currency),
  currency: order.currency,
  reason: "general",
  network_reason_code: null,
  status: dispute.status.toLowerCase(),
  evidence_due_by: null,
  evidence_sent_on: null,
  finalized_on: dispute.status === "NEEDS_RESPONSE" ? null : iso(at),
  initiated_at: iso(at),
});

/** What is left to say of a deleted customer. */
export const customerDeletePayload = (id: number) => ({
  id,
  tax_exemptions: [],
  admin_graphql_api_id: `gid://shopify/Customer/${String(id)}`,
});

/** Who stays and who is gone. */
export const customerMergePayload = (keptId: number, deletedId: number) => ({
  admin_graphql_api_customer_kept_id: `gid://shopify/Customer/${String(keptId)}`,
  admin_graphql_api_customer_deleted_id: `gid://shopify/Customer/${String(deletedId)}`,
  admin_graphql_api_job_id: null,
  status: "completed",
  errors: [],
});

/** REST draft order, without the lines and addresses that nobody here reads. */
export const draftPayload = (core: Core, draft: StoreDraft) => {
  const customer = core.state.customers.get(draft.input.customerId);
  return {
    id: draft.id,
    admin_graphql_api_id: `gid://shopify/DraftOrder/${String(draft.id)}`,
    name: draft.name,
    status: draft.orderId === null ? "open" : "completed",
    order_id: draft.orderId,
    created_at: iso(draft.createdAt),
    updated_at: iso(core.now()),
    completed_at: draft.orderId === null ? null : iso(core.now()),
    currency: core.state.currency,
    email: customer?.email ?? null,
    customer: customer ? customerPayload(customer) : null,
    total_price: formatDecimal(draft.input.amountMinor, core.state.currency),
  };
};
