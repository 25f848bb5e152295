import { instalmentRowId } from "~/contracts/row-ids";
import type { Payment, PurchaseRecord, RepaymentRecord } from "~/domain/scoring/types";
import type { Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";
import { group } from "~/domain/shared/group";
import { sqlFor } from "./sql.server";

const PURCHASES: ReadonlySet<string> = new Set(["third_party_bnpl", "paid_at_checkout", "not_mapped"]);

const SNAPSHOT = {
  customerId: true, orderId: true, createdAt: true, totalMinor: true, creditKind: true, discounted: true, articles: true,
  intangible: true, cancelledAt: true, returnedAt: true, disputedAt: true,
} as const; // prettier-ignore

const loadSnapshots = (db: DbOrTx, shopId: string, customerIds: string[]) =>
  db.orderSnapshot.findMany({
    where: { shopId, customerId: { in: customerIds } },
    orderBy: { createdAt: "asc" },
    select: SNAPSHOT,
  });
type Snapshot = Awaited<ReturnType<typeof loadSnapshots>>[number];

const traitsOf = ({ discounted, articles, intangible, returnedAt, cancelledAt }: Snapshot) => ({
  discounted,
  articles: articles ?? undefined,
  intangible: intangible ?? undefined,
  returnedAt: returnedAt ?? undefined,
  cancelledAt: cancelledAt ?? undefined,
});

const toPurchase = (row: Snapshot): PurchaseRecord => ({
  ...traitsOf(row),
  customerId: row.customerId ?? "",
  orderId: row.orderId,
  createdAt: row.createdAt,
  amountMinor: Number(row.totalMinor),
  viaThirdPartyBnpl: row.creditKind === "third_party_bnpl",
});

/** Payments by instalment, oldest first. */
const loadPayments = async (
  db: DbOrTx,
  dialect: Dialect,
  shopId: string,
  ids: string[],
): Promise<Map<string, Payment[]>> => {
  const { p, list } = sqlFor(dialect);
  type Row = { obligationId: string; instalmentKey: string; effectiveAt: Date | string; amountMinor: bigint | number };
  const rows = await db.$queryRawUnsafe<Row[]>(
    `SELECT e."obligationId", e."instalmentKey", e."effectiveAt", e."amountMinor" FROM "Obligation" o CROSS JOIN "LedgerEntry" e
     WHERE o."shopId" = ${p(1)} AND o."customerId" IN ${list(2)} AND e."shopId" = o."shopId" AND e."obligationId" = o."id"
       AND e."kind" = 'payment' AND e."amountMinor" < 0 AND e."instalmentKey" IS NOT NULL ORDER BY e."effectiveAt"`,
    shopId,
    JSON.stringify(ids),
  );
  return group(
    rows,
    ({ obligationId, instalmentKey }) => instalmentRowId(obligationId, instalmentKey),
    ({ effectiveAt, amountMinor }) => ({ at: new Date(effectiveAt), amountMinor: -Number(amountMinor) }),
  );
};

type Debt = { readonly state: string; readonly closedAt: Date | null };

/** Since when nothing is asked for on an instalment that was not paid. */
const endOf = (state: string, debt: Debt, order: Snapshot | undefined): Date | undefined => {
  if (state === "open" && debt.state === "released") return debt.closedAt ?? undefined;
  if (state !== "cancelled") return undefined;
  return order?.cancelledAt ?? order?.returnedAt ?? debt.closedAt ?? undefined;
};

export type Credit = RepaymentRecord & { readonly isOpen: boolean };

/** Features read by creation; instalments of one order share it and stay in the order they fall due. */
const byCreation = (a: Credit, b: Credit): number =>
  a.createdAt.getTime() - b.createdAt.getTime() || a.dueAt.getTime() - b.dueAt.getTime();

const loadCredit = async (
  db: DbOrTx,
  dialect: Dialect,
  shopId: string,
  ids: string[],
  orders: ReadonlyMap<string, Snapshot>,
) => {
  const where = { shopId, customerId: { in: ids } };
  const select = { id: true, orderId: true, openedAt: true, state: true, closedAt: true };
  const [rows, obligations, payments] = await Promise.all([
    db.instalment.findMany({ where }),
    db.obligation.findMany({ where, select }),
    loadPayments(db, dialect, shopId, ids),
  ]);
  const debts = new Map(obligations.map((row) => [row.id, row]));
  const records = rows.flatMap((row): Credit[] => {
    const debt = debts.get(row.obligationId);
    if (!debt) return [];
    const order = orders.get(debt.orderId);
    const endedAt = endOf(row.state, debt, order);
    return [
      {
        ...(order && traitsOf(order)),
        customerId: row.customerId,
        orderId: debt.orderId,
        createdAt: debt.openedAt,
        dueAt: row.dueAt,
        amountMinor: Number(row.amountMinor),
        paidAt: row.paidAt ?? undefined,
        disputedAt: order?.disputedAt ?? undefined,
        endedAt,
        payments: payments.get(row.id),
        isOpen: row.state === "open" && endedAt === undefined,
      },
    ];
  });
  return group(records.sort(byCreation), ({ customerId }) => customerId, (record) => record); // prettier-ignore
};

/** What many customers bought, on credit and otherwise, and how many of their orders are stored, with four queries. */
export const loadOrders = async (db: DbOrTx, dialect: Dialect, shopId: string, customerIds: string[]) => {
  const snapshots = await loadSnapshots(db, shopId, customerIds);
  const credit = await loadCredit(
    db,
    dialect,
    shopId,
    customerIds,
    new Map(snapshots.map((row) => [row.orderId, row])),
  );
  const byCustomer = group(snapshots, ({ customerId }) => customerId ?? "", (row) => row); // prettier-ignore
  return {
    credit,
    purchasesOf: (customerId: string): PurchaseRecord[] =>
      (byCustomer.get(customerId) ?? []).filter(({ creditKind }) => PURCHASES.has(creditKind)).map(toPurchase),
    storedOf: (customerId: string): number => byCustomer.get(customerId)?.length ?? 0,
  };
};
