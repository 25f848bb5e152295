import { createJobDeps } from "~/composition.jobs.server";
import { createDeps } from "~/composition.server";
import { obligationRowId } from "~/contracts/row-ids";
import { ageingAsOf } from "~/db/ageing.server";
import { days, plus } from "~/domain/shared/duration";
import { instantOf, localParts } from "~/domain/time/local";
import { sweepShop } from "~/services/contacts/sweep-shop.server";
import { saveSwitches } from "~/services/shops/change-settings.server";
import { afterAll } from "vitest";
import { liveShop, SHOP } from "~tests/factories/base";
import { customerFacts, netOrder } from "~tests/factories/orders";
import { startMailServer } from "~tests/factories/smtp";
import { contactBench, DUE_YESTERDAY, type Debtor } from "../contacts/bench";

const ZONE = "America/New_York";

/** The contact bench with a mail server, the daily sweep, and what the database says of a debt, a case and a day. */
export const painsBench = async () => {
  const server = await startMailServer();
  const bench = await contactBench(server.url);
  const { base, clock } = bench;
  const connected = createDeps(base.env, clock);
  afterAll(async () => {
    await connected.db.$disconnect();
    await server.stop();
  });
  // One process has one connection to SQLite: a second one in it would wait for a lock that it keeps from being freed.
  const { sweep } = createJobDeps({ ...connected, ...base });

  return {
    ...bench,
    sweep: (shopId: string) => sweepShop(sweep, shopId),
    stop: (shopId: string, stopped: boolean) => saveSwitches(connected.settings, shopId, "staff", { stopped }),
    /** The texts that reached an address. */
    mailsTo: (email: string): string[] =>
      server.mails.filter(({ to }) => to === email).map(({ mail }) => mail.text ?? ""),
    debt: ({ order }: Debtor, shopId = SHOP) =>
      base.db.obligation.findUniqueOrThrow({ where: { id: obligationRowId(shopId, order.order.orderId) } }),
    entries: ({ order }: Debtor, shopId = SHOP) =>
      base.db.ledgerEntry.findMany({
        where: { obligationId: obligationRowId(shopId, order.order.orderId) },
        orderBy: { effectiveAt: "asc" },
      }),
    caseOf: ({ customerId }: Debtor) =>
      base.db.case.findFirstOrThrow({ where: { customerId }, orderBy: { openedAt: "desc" } }),
    /** Plans the next contact and makes it at its moment. */
    remind: async ({ customerId }: Debtor, shopId = SHOP) =>
      bench.dispatch(await bench.planned(customerId, shopId), shopId),
    /** A second order of customer `n`, late like the first. */
    another: async (n: number, amountMinor: number) => {
      const order = netOrder({ n: n + 1_000, customer: customerFacts(n), dueAt: DUE_YESTERDAY, amountMinor });
      await bench.apply(order);
      return order;
    },
    shopOfItsOwn: async (name: string, timeZone = ZONE): Promise<string> => {
      const shopId = `${name}.myshopify.com`;
      await liveShop(base, shopId);
      await base.db.shop.update({ where: { id: shopId }, data: { timeZone } });
      return shopId;
    },
    /** Stages and amounts of a shop at the end of a New York day (today unless told), by what is known now. */
    standing: async (shopId: string, day = localParts(clock.now(), ZONE).dateKey) => {
      const dayEndsAt = plus(instantOf(day, 0, ZONE), days(1));
      const rows = await ageingAsOf(base.db, base.dialect, shopId, { day, dayEndsAt, knownAt: clock.now() });
      return rows.map(({ stage, balanceMinor, lateMinor }) => ({ stage, balanceMinor, lateMinor }));
    },
  };
};

export type PainsBench = Awaited<ReturnType<typeof painsBench>>;
