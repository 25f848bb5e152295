import type { OrderInput } from "./control-types";
import type { Core } from "./core";
import { createOrder } from "./orders";
import { draftPayload } from "./payloads-events";
import type { StoreDraft, StoreOrder } from "./types";

/** Offers an order with its terms to a customer. */
export const draftOrder = (core: Core, at: Date, input: OrderInput): StoreDraft => {
  const id = core.nextId("draft");
  const draft: StoreDraft = {
    id,
    name: `#D${String(core.state.drafts.size + 1)}`,
    createdAt: at,
    input,
    orderId: null,
  };
  core.state.drafts.set(id, draft);
  core.emit("draft_orders/create", () => draftPayload(core, draft));
  return draft;
};

/** The offer is taken: it becomes an order on the offered terms, which begin now. */
export const completeDraft = (core: Core, at: Date, draftId: number): StoreOrder => {
  const draft = core.state.drafts.get(draftId);
  if (!draft) throw new Error(`There is no draft order ${String(draftId)}`);
  if (draft.orderId !== null) throw new Error(`Draft order ${draft.name} is already completed`);
  const order = createOrder(core, { ...draft.input, at });
  draft.orderId = order.id;
  core.emit("draft_orders/update", () => draftPayload(core, draft));
  return order;
};
