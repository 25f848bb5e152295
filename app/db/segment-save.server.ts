import type { SegmentedCustomer } from "~/contracts/segments";
import { insertRows, type Columns, type Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";
import { sqlFor } from "./sql.server";

type Parts = { readonly db: DbOrTx; readonly dialect: Dialect };

const SEGMENT: Columns = {
  customerId: "text", shopId: "text", segment: "text", since: "instant", previous: "text", pending: "text", pendingAt: "instant",
  probability: "float", exposure: "float", daysLate: "float", trend: "float", known: "int", runId: "text",
}; // prettier-ignore
const EXPOSURE: Columns = {
  customerId: "text", currency: "text", shopId: "text", exposureMinor: "int", expectedLossMinor: "int", runId: "text",
}; // prettier-ignore
const MOVE: Columns = {
  id: "text", shopId: "text", customerId: "text", at: "instant", fromSegment: "text", toSegment: "text", isManual: "bool",
}; // prettier-ignore

const takeOver = (columns: Columns, key: readonly string[]): string =>
  `ON CONFLICT (${key.map((name) => `"${name}"`).join(", ")}) DO UPDATE SET ${Object.keys(columns)
    .filter((name) => !key.includes(name))
    .map((name) => `"${name}" = excluded."${name}"`)
    .join(", ")}`;

/** The segment in force stands on the open case, where the list of cases can be filtered by it. */
const showOnCases = async ({ db, dialect }: Parts, shopId: string, ids: string): Promise<void> => {
  const { p, list } = sqlFor(dialect);
  await db.$executeRawUnsafe(
    `WITH s AS MATERIALIZED (SELECT "customerId", COALESCE("overrideSegment", "segment") AS "segment" FROM "CustomerSegment" WHERE "customerId" IN ${list(2)})
     UPDATE "Case" SET "segment" = s."segment" FROM s WHERE "Case"."shopId" = ${p(1)} AND "Case"."customerId" = s."customerId"
       AND "Case"."state" = 'open' AND COALESCE("Case"."segment", '') <> COALESCE(s."segment", '')`,
    shopId, ids,
  ); // prettier-ignore
};

/**
 * Writes a page of a run: segments, what is open and expected to be lost, and who moved. A person's choice is in columns
 * of its own that are not written here. Belongs into the transaction that read the page.
 */
export const saveSegments = async (
  parts: Parts,
  shopId: string,
  runId: string,
  customers: readonly SegmentedCustomer[],
  now: Date,
): Promise<void> => {
  if (customers.length === 0) return;
  const { db, dialect } = parts;
  const rows = customers.map((one) => ({ ...one, amounts: null, moved: null, shopId, runId }));
  await insertRows(db, dialect, "CustomerSegment", SEGMENT, rows, takeOver(SEGMENT, ["customerId"]));
  const amounts = customers.flatMap((one) =>
    one.amounts.map((amount) => ({ ...amount, customerId: one.customerId, shopId, runId })),
  );
  await insertRows(db, dialect, "CustomerExposure", EXPOSURE, amounts, takeOver(EXPOSURE, ["customerId", "currency"]));
  const moves = customers.flatMap(
    ({ customerId, moved }) =>
    moved === undefined
      ? []
      : [{ id: `${runId}/${customerId}`, shopId, customerId, at: now, fromSegment: moved.from, toSegment: moved.to, isManual: false }], // prettier-ignore
  );
  await insertRows(db, dialect, "SegmentMove", MOVE, moves, "ON CONFLICT DO NOTHING");
  await showOnCases(parts, shopId, JSON.stringify(customers.map(({ customerId }) => customerId)));
};
