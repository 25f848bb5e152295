import type { ShopSettings } from "~/contracts/shop";
import type { RiskScorer } from "~/domain/scoring/types";
import { days, plus } from "~/domain/shared/duration";
import type { HealthQuery } from "~/contracts/health";
import type { RecordQuery } from "~/contracts/record";
import type { CasesQuery } from "~/contracts/views";
import type { Dialect } from "./bulk.server";
import type { Cipher } from "./cipher.server";
import type { Db } from "./client.server";
import { orderKinds } from "./stored-orders.server";
import { caseView } from "./views/case-detail.server";
import { casesView } from "./views/cases.server";
import { creditKinds } from "./views/credit-kinds.server";
import { healthView } from "./views/health.server";
import { customerRisk, segmentChoices } from "./views/customer-risk.server";
import { customerRecord } from "./views/customer-record.server";
import { hiddenHistory } from "./views/history.server";
import { improvementsView } from "./views/improvements.server";
import { homeView } from "./views/home.server";
import { modelView } from "./views/model.server";
import { recordView } from "./views/record.server";
import { riskView } from "./views/risk.server";
import { shopperView } from "./views/shopper.server";
import { orderDebt } from "./views/widgets.server";

type Parts = { readonly db: Db; readonly dialect: Dialect; readonly cipher: Cipher };

/** Everything that pages and widgets read; nothing here writes. */
export const createViews = (parts: Parts) => {
  const { db, dialect, cipher } = parts;
  return {
    home: (shop: ShopSettings, now: Date) => homeView(parts, shop, now),
    cases: (shopId: string, query: CasesQuery) => casesView(db, cipher, shopId, query),
    caseDetail: (shopId: string, caseId: string, now: Date) => caseView(parts, shopId, caseId, now),
    improvements: (scorer: RiskScorer, shopId: string, customerId: string, at: Date) =>
      improvementsView(db, dialect, scorer, shopId, customerId, at),
    customerOfCase: async (shopId: string, caseId: string): Promise<string | undefined> =>
      (await db.case.findFirst({ where: { shopId, id: caseId }, select: { customerId: true } }))?.customerId,
    risk: (shopId: string) => riskView(parts, shopId),
    segmentChoices: (shopId: string) => segmentChoices(db, shopId),
    customerRisk: (shopId: string, customerId: string, today: string) => customerRisk(db, shopId, customerId, today),
    record: (shop: ShopSettings, query: RecordQuery) => recordView(parts, shop, query),
    customerRecord: (shop: ShopSettings, customerId: string, now: Date) => customerRecord(parts, shop, customerId, now),
    health: (shop: ShopSettings, query: HealthQuery, now: Date) => healthView(parts, shop, query, now),
    hiddenHistory: (shop: ShopSettings, now: Date) => hiddenHistory(parts, shop, now),
    model: (shopId: string) => modelView(db, shopId),
    orderKinds: (shopId: string) => orderKinds(db, shopId),
    creditKinds: (shopId: string, now: Date) => creditKinds(db, dialect, shopId, now),
    backfill: (shopId: string) => db.backfillRun.findFirst({ where: { shopId }, orderBy: { startedAt: "desc" } }),
    /** How many contacts the plan holds for the next week. */
    plannedWithin: (shopId: string, now: Date) =>
      db.plannedContact.count({ where: { shopId, state: "planned", effectiveAt: { lte: plus(now, days(7)) } } }),
    orderDebt: (shopId: string, orderId: string, now: Date) => orderDebt(db, shopId, orderId, now),
    shopper: (shopId: string, customerId: string, now: Date) => shopperView(db, shopId, customerId, now),
  };
};
