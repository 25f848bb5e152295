import { beforeAll, describe, expect, test } from "vitest";
import { createBase, type Base } from "~/composition.server";
import { dispatchContact } from "~/services/contacts/dispatch-contact.server";
import { planContacts } from "~/services/contacts/plan-contacts.server";
import { applyOrders } from "~/services/orders/apply-orders.server";
import { contactParts, SHOP } from "~tests/factories/base";
import { customerFacts, netOrder, paid } from "~tests/factories/orders";
import { startMailServer, type MailServer } from "~tests/factories/smtp";
import { contactBench, DUE_YESTERDAY, type ContactBench } from "~tests/integration/contacts/bench";

/** Connections of several processes at once. On SQLite one process has one connection, and its lock is the database itself. */
describe("several connections at once", () => {
  let mail: MailServer;
  let bench: ContactBench;
  let others: Base[];
  beforeAll(async () => {
    mail = await startMailServer();
    bench = await contactBench(mail.url);
    others = Array.from({ length: 4 }, () => createBase(bench.base.env, bench.clock));
    return async () => {
      await Promise.all(others.map(({ db }) => db.$disconnect()));
      await mail.stop();
    };
  });

  test("plan one contact for a customer, however many plan", async () => {
    const { customerId } = await bench.debtor(101);
    await Promise.all(others.map((base) => planContacts(contactParts(base, undefined).plan, SHOP, [customerId])));
    expect(await bench.base.db.plannedContact.count({ where: { customerId, state: "planned" } })).toBe(1);
  });

  test("make a contact once, however many dispatch it", async () => {
    const { customerId, email } = await bench.debtor(102);
    const contact = await bench.planned(customerId);
    bench.clock.set(contact.effectiveAt);
    const tries = others.map((base) => dispatchContact(contactParts(base, mail.url).dispatch, SHOP, contact.id));
    await Promise.allSettled(tries);
    expect(mail.mails.filter(({ to }) => to === email)).toHaveLength(1);
  });

  test("end with the newest state of an order, whoever was last", async () => {
    const customer = customerFacts(103, {});
    const open = netOrder({ n: 103, dueAt: DUE_YESTERDAY, customer });
    const shop = await bench.base.shops.get(SHOP);
    const closed = paid(open, bench.base.now());
    await Promise.all(
      [open, closed, open, closed].map((state, i) =>
        applyOrders((others[i] ?? bench.base).orders, shop, [state], bench.base.now()),
      ),
    );
    const obligation = await bench.base.db.obligation.findFirstOrThrow({ where: { orderId: open.order.orderId } });
    expect(obligation).toMatchObject({ state: "settled", balanceMinor: 0n });
    const entries = await bench.base.db.ledgerEntry.findMany({ where: { obligationId: obligation.id } });
    expect(entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(0n);
  });
});
