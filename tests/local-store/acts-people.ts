import { updated } from "./acts";
import type { Core } from "./core";
import { customerPayload } from "./payloads";
import { customerDeletePayload, customerMergePayload } from "./payloads-events";
import type { StoreCompany, StoreCustomer, StoreOrder } from "./types";

const customerOf = (core: Core, id: number): StoreCustomer => {
  const customer = core.state.customers.get(id);
  if (!customer) throw new Error(`There is no customer ${String(id)}`);
  return customer;
};

/** The order is somebody else's from now on. */
export const moveOrder = (core: Core, order: StoreOrder, at: Date, customerId: number): void => {
  core.moveOrder(order, customerOf(core, customerId).id);
  updated(core, order, at);
};

/** Two records of one person become one: everything of the second goes to the first, and the second is gone. */
export const mergeCustomers = (core: Core, at: Date, keptId: number, deletedId: number): void => {
  const kept = customerOf(core, keptId);
  const deleted = customerOf(core, deletedId);
  if (kept === deleted) throw new Error("A customer cannot be merged with itself");
  for (const order of [...core.ordersOf(deleted.id)]) moveOrder(core, order, at, kept.id);
  for (const { contact } of core.state.companies.values())
    if (contact.customerId === deleted.id) contact.customerId = kept.id;
  for (const draft of core.state.drafts.values())
    if (draft.input.customerId === deleted.id) draft.input = { ...draft.input, customerId: kept.id };
  core.removeCustomer(deleted);
  kept.updatedAt = at;
  core.emit("customers/merge", () => customerMergePayload(kept.id, deleted.id));
  core.emit("customers/update", () => customerPayload(kept));
};

/** Shopify lets a merchant delete only those who never ordered. */
export const deleteCustomer = (core: Core, customerId: number): void => {
  const customer = customerOf(core, customerId);
  if (core.ordersOf(customerId).length > 0) throw new Error(`${customer.displayName} has orders and cannot be deleted`);
  core.removeCustomer(customer);
  core.emit("customers/delete", () => customerDeletePayload(customerId));
};

/** A business with one location, for which a customer buys. */
export const addCompany = (
  core: Core,
  at: Date,
  input: { readonly name: string; readonly location: string; readonly customerId: number },
): StoreCompany => {
  const company: StoreCompany = {
    id: core.nextId("company"),
    name: input.name,
    createdAt: at,
    location: { id: core.nextId("location"), name: input.location },
    contact: { id: core.nextId("contact"), customerId: customerOf(core, input.customerId).id },
  };
  core.state.companies.set(company.id, company);
  return company;
};
