import { CREDIT_KINDS } from "~/domain/ledger/types";
import type { OwnOrder, OwnSchedule } from "~/domain/reconcile/types";
import type { Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";
import { sqlFor } from "./sql.server";

const CREDIT = CREDIT_KINDS.map((kind) => `'${kind}'`).join(", ");

type OrderRow = {
  readonly orderId: string;
  readonly name: string;
  readonly createdAt: Date | string;
  readonly updatedAt: Date | string;
  readonly currency: string;
  readonly creditKind: string;
  readonly obligationId: string | null;
  readonly balanceMinor: bigint | number | null;
};
type ScheduleRow = {
  readonly obligationId: string;
  readonly scheduleId: string;
  readonly dueAt: Date | string;
  readonly balanceMinor: bigint | number;
};

const debtOf = ({ creditKind, balanceMinor }: OrderRow, schedules: readonly OwnSchedule[]): OwnOrder["debt"] =>
  balanceMinor === null || !CREDIT_KINDS.some((kind) => kind === creditKind)
    ? null
    : { balanceMinor: Number(balanceMinor), schedules: creditKind === "manual_pay_later" ? null : schedules };

/** What is stored of these orders, for a comparison; two statements, however many they are. */
export const ownOrders = async (
  db: DbOrTx,
  dialect: Dialect,
  shopId: string,
  orderIds: readonly string[],
): Promise<Map<string, OwnOrder>> => {
  const { p, list } = sqlFor(dialect);
  const rows = await db.$queryRawUnsafe<OrderRow[]>(
    `SELECT s."orderId", s."name", s."createdAt", s."updatedAt", s."currency", s."creditKind",
       o."id" AS "obligationId", o."balanceMinor"
     FROM "OrderSnapshot" s LEFT JOIN "Obligation" o ON o."shopId" = s."shopId" AND o."orderId" = s."orderId"
     WHERE s."shopId" = ${p(1)} AND s."orderId" IN ${list(2)}`,
    shopId,
    JSON.stringify(orderIds),
  );
  const instalments = await db.$queryRawUnsafe<ScheduleRow[]>(
    `SELECT "obligationId", "scheduleId", "dueAt", "balanceMinor" FROM "Instalment"
     WHERE "shopId" = ${p(1)} AND "obligationId" IN ${list(2)} AND "scheduleId" IS NOT NULL`,
    shopId,
    JSON.stringify(rows.flatMap(({ obligationId }) => obligationId ?? [])),
  );
  const byDebt = new Map<string, OwnSchedule[]>();
  for (const { obligationId, scheduleId, dueAt, balanceMinor } of instalments) {
    const known = byDebt.get(obligationId) ?? [];
    byDebt.set(obligationId, [
      ...known,
      { id: scheduleId, dueAt: new Date(dueAt), balanceMinor: Number(balanceMinor) },
    ]);
  }
  return new Map(
    rows.map((row) => [
      row.orderId,
      {
        orderId: row.orderId,
        name: row.name,
        createdAt: new Date(row.createdAt),
        updatedAt: new Date(row.updatedAt),
        currency: row.currency,
        debt: debtOf(row, byDebt.get(row.obligationId ?? "") ?? []),
      },
    ]),
  );
};

/** Of these orders, those that are unknown here, or credit without anything open. */
export const ordersNotOpen = async (
  db: DbOrTx,
  dialect: Dialect,
  shopId: string,
  orderIds: readonly string[],
): Promise<string[]> => {
  const { p, list } = sqlFor(dialect);
  const rows = await db.$queryRawUnsafe<{ orderId: string }[]>(
    `SELECT s."orderId" FROM "OrderSnapshot" s
     LEFT JOIN "Obligation" o ON o."shopId" = s."shopId" AND o."orderId" = s."orderId"
     WHERE s."shopId" = ${p(1)} AND s."orderId" IN ${list(2)}
       AND (s."creditKind" NOT IN (${CREDIT}) OR o."state" = 'open')`,
    shopId,
    JSON.stringify(orderIds),
  );
  const watched = new Set(rows.map(({ orderId }) => orderId));
  return orderIds.filter((id) => !watched.has(id));
};
