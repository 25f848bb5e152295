import type { ShopSettings } from "~/contracts/shop";
import type { CasesQuery } from "~/contracts/views";
import type { Dialect } from "./bulk.server";
import type { Cipher } from "./cipher.server";
import type { Db } from "./client.server";
import { gatewaysInUse, orderKinds } from "./stored-orders.server";
import { caseView } from "./views/case-detail.server";
import { casesView } from "./views/cases.server";
import { homeView } from "./views/home.server";
import { orderDebt } from "./views/widgets.server";

type Parts = { readonly db: Db; readonly dialect: Dialect; readonly cipher: Cipher };

/** Everything that pages and widgets read; nothing here writes. */
export const createViews = (parts: Parts) => {
  const { db, dialect, cipher } = parts;
  return {
    home: (shop: ShopSettings, now: Date) => homeView(parts, shop, now),
    cases: (shopId: string, query: CasesQuery) => casesView(db, cipher, shopId, query),
    caseDetail: (shopId: string, caseId: string, now: Date) => caseView(parts, shopId, caseId, now),
    customerOfCase: async (shopId: string, caseId: string): Promise<string | undefined> =>
      (await db.case.findFirst({ where: { shopId, id: caseId }, select: { customerId: true } }))?.customerId,
    orderKinds: (shopId: string) => orderKinds(db, shopId),
    gatewaysInUse: (shopId: string) => gatewaysInUse(db, dialect, shopId),
    backfill: (shopId: string) => db.backfillRun.findFirst({ where: { shopId }, orderBy: { startedAt: "desc" } }),
    orderDebt: (shopId: string, orderId: string, now: Date) => orderDebt(db, shopId, orderId, now),
    /** What a shopper's own page says: whose, in which language, and whether reminders are on. */
    shopper: async (shopId: string, customerId: string, now: Date) => {
      const [customer, stop, hold, open] = await Promise.all([
        db.customer.findFirst({ where: { shopId, id: customerId }, select: { locale: true } }),
        db.consent.findFirst({ where: { shopId, customerId, channel: "email" }, orderBy: { at: "desc" } }),
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
        db.case.findFirst({
          where: { shopId, customerId, state: "open" },
          select: { owedMinor: true, currency: true },
        }),
      ]);
      return (
        customer && {
          locale: customer.locale,
          isStopped: stop?.state === "revoked",
          pausedUntil: hold?.untilAt ?? null,
          owedMinor: Number(open?.owedMinor ?? 0),
          currency: open?.currency ?? "USD",
        }
      );
    },
  };
};
