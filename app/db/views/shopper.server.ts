import type { ShopperDebt, ShopperView } from "~/contracts/views";
import type { Db } from "../client.server";

/** More open orders than this are one conversation, not a list. */
const MOST = 50;

const openDebts = async (db: Db, shopId: string, customerId: string): Promise<ShopperDebt[]> => {
  const obligations = await db.obligation.findMany({
    where: { shopId, customerId, state: "open" },
    orderBy: { openedAt: "asc" },
    take: MOST,
  });
  const instalments = await db.instalment.findMany({
    where: { shopId, obligationId: { in: obligations.map(({ id }) => id) }, state: "open" },
    orderBy: [{ dueOn: "asc" }, { sequence: "asc" }],
  });
  return obligations.map(({ id, orderName, payCurrency, payMinor, payUrl }) => ({
    orderName,
    currency: payCurrency,
    payUrl,
    owedMinor: Number(payMinor),
    payments: instalments
      .filter(({ obligationId }) => obligationId === id)
      .map((row) => ({ dueOn: row.dueOn, openMinor: Number(row.payMinor) })),
  }));
};

/** A shopper's own page: whose it is, in which language, what is open, and whether reminders are on. */
export const shopperView = async (
  db: Db,
  shopId: string,
  customerId: string,
  now: Date,
): Promise<ShopperView | undefined> => {
  const customer = await db.customer.findFirst({ where: { shopId, id: customerId }, select: { locale: true } });
  if (!customer) return undefined;
  const [debts, stop, hold] = await Promise.all([
    openDebts(db, shopId, customerId),
    db.consent.findFirst({
      where: { shopId, customerId, channel: "email" },
      orderBy: [{ at: "desc" }, { id: "desc" }],
    }),
    db.hold.findFirst({
      where: {
        shopId,
        customerId,
        scope: "person",
        liftedAt: null,
        OR: [{ untilAt: null }, { untilAt: { gt: now } }],
      },
      orderBy: { untilAt: "desc" },
    }),
  ]);
  return {
    locale: customer.locale,
    debts,
    isStopped: stop?.state === "revoked",
    isPaused: hold !== null,
    pausedUntil: hold?.untilAt ?? null,
  };
};
