import type { CustomerFacts } from "~/contracts/customer";
import type { OrderWithCustomer } from "~/contracts/orders";
import { customerRowId } from "~/contracts/row-ids";
import { dispatchContact } from "~/services/contacts/dispatch-contact.server";
import { planContacts } from "~/services/contacts/plan-contacts.server";
import { applyOrders } from "~/services/orders/apply-orders.server";
import { afterAll } from "vitest";
import { contactParts, freshBase, liveShop, SHOP, testClock } from "~tests/factories/base";
import { customerFacts, netOrder, type OrderInput } from "~tests/factories/orders";
import { startMailServer, type MailServer } from "~tests/factories/smtp";

/** A Tuesday at eight in the morning in New York, before the hour at which reminders are aimed. */
export const EARLY = new Date("2026-09-15T12:00:00Z");
/** Due the day before, at noon in New York. */
export const DUE_YESTERDAY = new Date("2026-09-14T16:00:00Z");

export type Debtor = { readonly customerId: string; readonly order: OrderWithCustomer; readonly email: string };

/** One shop with real parts; every test takes customers of its own, told apart by their number. */
export const contactBench = async (smtpUrl: string) => {
  const clock = testClock(EARLY);
  const base = await freshBase(clock);
  await liveShop(base);
  const parts = contactParts(base, smtpUrl);
  afterAll(parts.close);

  const apply = async (order: OrderWithCustomer, shopId = SHOP): Promise<void> => {
    await applyOrders(base.orders, await base.shops.get(shopId), [order], base.now());
  };
  return {
    base,
    clock,
    parts,
    apply,
    /** A customer whose order became late yesterday. */
    debtor: async (
      n: number,
      who: Partial<CustomerFacts> = {},
      order: Partial<OrderInput> = {},
      shopId = SHOP,
    ): Promise<Debtor> => {
      const customer = customerFacts(n, who);
      const made = netOrder({ n, dueAt: DUE_YESTERDAY, ...order, customer });
      await apply(made, shopId);
      return { customerId: customerRowId(shopId, customer.customerId), order: made, email: customer.email ?? "" };
    },
    plan: (customerId: string, shopId = SHOP) => planContacts(parts.plan, shopId, [customerId]),
    /** Plans the customer's next contact and answers it. */
    planned: async (customerId: string, shopId = SHOP) => {
      await planContacts(parts.plan, shopId, [customerId]);
      return base.db.plannedContact.findFirstOrThrow({ where: { customerId, state: "planned" } });
    },
    /** Moves the clock to the contact's moment and dispatches it. */
    dispatch: async (contact: { id: string; effectiveAt: Date }, shopId = SHOP): Promise<void> => {
      clock.set(contact.effectiveAt);
      await dispatchContact(parts.dispatch, shopId, contact.id);
    },
    contact: (id: string) => base.db.plannedContact.findUniqueOrThrow({ where: { id } }),
    attempt: (contactId: string) => base.db.contactAttempt.findUnique({ where: { plannedContactId: contactId } }),
    /** What became of the contact's attempt, in order. */
    events: async (contactId: string): Promise<string[]> => {
      const attempt = await base.db.contactAttempt.findUnique({ where: { plannedContactId: contactId } });
      if (!attempt) return [];
      const rows = await base.db.contactEvent.findMany({ where: { attemptId: attempt.id }, orderBy: { id: "asc" } });
      return rows.map(({ kind }) => kind);
    },
  };
};

export type ContactBench = Awaited<ReturnType<typeof contactBench>>;

/** The bench with a mail server of its own, which ends with the suite; to be asked for in `beforeAll`. */
export const mailedBench = async (): Promise<{ readonly server: MailServer; readonly bench: ContactBench }> => {
  const server = await startMailServer();
  afterAll(server.stop);
  return { server, bench: await contactBench(server.url) };
};
