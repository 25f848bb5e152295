import type { KnownOrder, OrderChange } from "~/contracts/orders";
import { creditSource, isPaidAtOnce, sourceKey } from "~/domain/ledger/credit-source";
import type { KnownEntry } from "~/domain/ledger/decide";
import { isSent } from "~/domain/ledger/holds";
import { earliest } from "~/domain/shared/duration";
import type { OrderFacts } from "~/domain/ledger/types";
import { insertRows, type Columns, type Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";
import { customerRowId, instalmentRowId, obligationRowId } from "~/contracts/row-ids";
import { holdsColumn } from "./order-holds.server";
import { sqlFor } from "./sql.server";

const SNAPSHOT: Columns = {
  id: "text", shopId: "text", orderId: "text", customerId: "text", name: "text", createdAt: "instant",
  updatedAt: "instant", creditKind: "text", soldBy: "text", totalMinor: "int", outstandingMinor: "int", currency: "text",
  cancelled: "bool", discounted: "bool", sent: "bool", paidAtOnce: "bool", articles: "int",
  intangible: "bool", cancelledAt: "instant", returnedAt: "instant", disputedAt: "instant", facts: "text", syncedAt: "instant",
}; // prettier-ignore
const OBLIGATION: Columns = {
  id: "text", shopId: "text", customerId: "text", orderId: "text", orderName: "text", creditKind: "text",
  currency: "text", openedAt: "instant", balanceMinor: "int", state: "text", closedAt: "instant", payUrl: "text",
  holds: "text", payCurrency: "text", payMinor: "int", company: "text", location: "text",
}; // prettier-ignore
const INSTALMENT: Columns = {
  id: "text", shopId: "text", obligationId: "text", customerId: "text", sequence: "int", scheduleId: "text",
  dueAt: "instant", dueOn: "text", amountMinor: "int", balanceMinor: "int", state: "text", paidAt: "instant",
  disputed: "bool", payAmountMinor: "int", payMinor: "int",
}; // prettier-ignore
const ENTRY: Columns = {
  id: "text", shopId: "text", obligationId: "text", instalmentKey: "text", dueOn: "text", kind: "text",
  amountMinor: "int", effectiveAt: "instant", recordedAt: "instant", sourceRef: "text",
}; // prettier-ignore

/** A row that is there already is brought up to date, but for the columns that make it what it is. */
const replacing = (columns: Columns, fixed: readonly string[]): string =>
  `ON CONFLICT ("id") DO UPDATE SET ${Object.keys(columns)
    .filter((column) => column !== "id" && !fixed.includes(column))
    .map((column) => `"${column}" = excluded."${column}"`)
    .join(", ")}`;

const REPLACE_SNAPSHOT = `${replacing(SNAPSHOT, ["shopId", "orderId", "createdAt", "currency", "disputedAt"])},
  "disputedAt" = COALESCE("OrderSnapshot"."disputedAt", excluded."disputedAt")`;
const REPLACE_OBLIGATION = replacing(OBLIGATION, ["shopId", "orderId", "currency", "openedAt"]);
const REPLACE_INSTALMENT = replacing(INSTALMENT, ["shopId", "obligationId", "scheduleId"]);

type EntryRow = Omit<KnownEntry, "amountMinor" | "effectiveAt"> & {
  readonly obligationId: string;
  readonly amountMinor: bigint | number;
  readonly effectiveAt: Date | string;
};

/** What is stored of the orders already, with their ledger entries; orders never seen are missing from the map. */
export const knownOrders = async (
  db: DbOrTx,
  dialect: Dialect,
  shopId: string,
  orderIds: readonly string[],
): Promise<Map<string, KnownOrder>> => {
  const { p, list } = sqlFor(dialect);
  const snapshots = await db.$queryRawUnsafe<
    { orderId: string; updatedAt: Date | string; customerId: string | null }[]
  >(
    `SELECT "orderId", "updatedAt", "customerId" FROM "OrderSnapshot" WHERE "shopId" = ${p(1)} AND "orderId" IN ${list(2)}`,
    shopId,
    JSON.stringify(orderIds),
  );
  const byObligation = new Map(orderIds.map((orderId) => [obligationRowId(shopId, orderId), orderId]));
  const entries = await db.$queryRawUnsafe<EntryRow[]>(
    `SELECT "obligationId", "sourceRef", "kind", "instalmentKey", "dueOn", "effectiveAt", "amountMinor" FROM "LedgerEntry"
     WHERE "shopId" = ${p(1)} AND "obligationId" IN ${list(2)} ORDER BY "obligationId", "id"`,
    shopId,
    JSON.stringify([...byObligation.keys()]),
  );
  const entriesByOrder = new Map<string, KnownEntry[]>();
  for (const { obligationId, amountMinor, effectiveAt, ...entry } of entries) {
    const orderId = byObligation.get(obligationId) ?? "";
    const known = entriesByOrder.get(orderId) ?? [];
    known.push({ ...entry, amountMinor: Number(amountMinor), effectiveAt: new Date(effectiveAt) });
    entriesByOrder.set(orderId, known);
  }
  return new Map(
    snapshots.map(({ orderId, updatedAt, customerId }) => [
      orderId,
      {
        updatedAt: new Date(updatedAt),
        customerRowId: customerId,
        isCredit: entriesByOrder.has(orderId),
        entries: entriesByOrder.get(orderId) ?? [],
      },
    ]),
  );
};

/** What set-up counts the order under. */
const sourceColumns = (order: OrderFacts) => {
  const source = creditSource(order);
  return {
    soldBy: source === undefined ? null : sourceKey(source),
    outstandingMinor: order.outstandingMinor,
    sent: isSent(order),
    paidAtOnce: isPaidAtOnce(order),
  };
};

const snapshotRow = (shopId: string, { order, classification }: OrderChange, now: Date) => ({
  id: `${shopId}/s/${order.orderId.slice(order.orderId.lastIndexOf("/") + 1)}`,
  shopId,
  orderId: order.orderId,
  customerId: order.customerId === null ? null : customerRowId(shopId, order.customerId),
  name: order.name,
  createdAt: order.createdAt,
  updatedAt: order.updatedAt,
  creditKind: classification.kind === "credit" ? classification.creditKind : classification.exclusion,
  totalMinor: order.totalMinor,
  currency: order.currency,
  cancelled: order.cancelledAt !== null,
  discounted: order.discounted,
  ...sourceColumns(order),
  ...traitColumns(order, now),
  facts: JSON.stringify(order),
  syncedAt: now,
});

/** What scoring reads of an order, each with its time. */
const traitColumns = ({ itemCount, needsShipping, cancelledAt, refunds, disputes }: OrderFacts, now: Date) => ({
  articles: itemCount,
  intangible: needsShipping === undefined ? null : !needsShipping,
  cancelledAt,
  returnedAt: refunds.reduce<Date | null>((first, { at }) => earliest(first, at), null),
  disputedAt: disputes.length > 0 ? now : null,
});

type Credit = OrderChange & { readonly obligation: NonNullable<OrderChange["obligation"]> };

const obligationRow = (shopId: string, { order, classification, obligation }: Credit) => ({
  id: obligationRowId(shopId, order.orderId),
  shopId,
  customerId: obligation.customerRowId,
  orderId: order.orderId,
  orderName: order.name,
  creditKind: classification.kind === "credit" ? classification.creditKind : "payment_terms",
  currency: order.currency,
  openedAt: order.createdAt,
  balanceMinor: obligation.status.balanceMinor,
  state: obligation.status.state,
  closedAt: obligation.status.closedAt,
  payUrl: order.payUrl ?? "",
  holds: holdsColumn(obligation.holds),
  payCurrency: obligation.presented.currency,
  payMinor: obligation.presented.balanceMinor,
  company: order.company?.name ?? "",
  location: order.company?.location ?? "",
});

const instalmentRows = (shopId: string, { order, obligation }: Credit) => {
  const obligationId = obligationRowId(shopId, order.orderId);
  const disputed = order.disputes.length > 0;
  return obligation.status.instalments.map((instalment, i) => ({
    ...instalment,
    payAmountMinor: obligation.presented.instalments[i]?.amountMinor ?? 0,
    payMinor: obligation.presented.instalments[i]?.balanceMinor ?? 0,
    id: instalmentRowId(obligationId, instalment.key),
    shopId,
    obligationId,
    customerId: obligation.customerRowId,
    disputed,
  }));
};

const entryRows = (shopId: string, { order, obligation }: Credit, now: Date) => {
  const obligationId = obligationRowId(shopId, order.orderId);
  return obligation.entries.map((entry) => ({
    id: `${obligationId}/${entry.sourceRef}`,
    shopId,
    obligationId,
    recordedAt: now,
    ...entry,
  }));
};

/** Instalments that a changed schedule no longer has; what they charged is corrected by the ledger already. */
const deleteGone = async (
  db: DbOrTx,
  dialect: Dialect,
  shopId: string,
  obligationIds: string[],
  keptIds: string[],
): Promise<void> => {
  const { p, list } = sqlFor(dialect);
  // The shop leads the index: without it the whole table is read for every chunk of orders.
  await db.$executeRawUnsafe(
    `DELETE FROM "Instalment" WHERE "shopId" = ${p(1)} AND "obligationId" IN ${list(2)} AND "id" NOT IN ${list(3)}`,
    shopId,
    JSON.stringify(obligationIds),
    JSON.stringify(keptIds),
  );
};

/** Writes a chunk of orders with a fixed number of statements, however many there are. */
export const saveOrders = async (
  db: DbOrTx,
  dialect: Dialect,
  shopId: string,
  changes: readonly OrderChange[],
  now: Date,
): Promise<void> => {
  const insert = (table: string, columns: Columns, rows: Parameters<typeof insertRows>[4], conflict: string) =>
    insertRows(db, dialect, table, columns, rows, conflict);
  const credit = changes.filter((change): change is Credit => change.obligation !== undefined);
  await insert("OrderSnapshot", SNAPSHOT, changes.map((change) => snapshotRow(shopId, change, now)), REPLACE_SNAPSHOT); // prettier-ignore
  if (credit.length === 0) return;
  const obligations = credit.map((change) => obligationRow(shopId, change));
  const instalments = credit.flatMap((change) => instalmentRows(shopId, change));
  await insert("Obligation", OBLIGATION, obligations, REPLACE_OBLIGATION);
  await insert("Instalment", INSTALMENT, instalments, REPLACE_INSTALMENT);
  await deleteGone(db, dialect, shopId, obligations.map(({ id }) => id), instalments.map(({ id }) => id)); // prettier-ignore
  await insert(
    "LedgerEntry",
    ENTRY,
    credit.flatMap((change) => entryRows(shopId, change, now)),
    "ON CONFLICT DO NOTHING",
  );
};
