import { ageingAsOf } from "~/db/ageing.server";
import { addDays, instantOf, localParts } from "~/domain/time/local";
import { applyOrders } from "~/services/orders/apply-orders.server";
import { benchOrder } from "./orders.server";
import { SHOP, timed, toResult, withBase } from "./measure.server";
import type { Bench } from "./types.server";

const CHUNK = 500;
/** How often the same questions are asked; the median counts. */
const QUESTIONS = 5;

/** Entries a second that the receivables of any day are worked out from, by what was known at a moment. */
export const ledger: Bench = {
  name: "ledger",
  run: (n = 20_000) => {
    const now = new Date();
    return withBase(async ({ db, dialect, orders, shops }) => {
      const shop = await shops.get(SHOP);
      for (let i = 0; i < n; i += CHUNK) {
        const chunk = Array.from({ length: Math.min(CHUNK, n - i) }, (_, k) => benchOrder(i + k, now));
        await applyOrders(orders, shop, chunk, now, { scoreNow: false });
      }
      const entries = await db.ledgerEntry.count();
      const today = localParts(now, shop.timeZone).dateKey;
      const durationsMs: number[] = [];
      const limitsMs: number[] = [];
      for (let i = 0; i < QUESTIONS; i++) {
        const day = addDays(today, -20 * i);
        const asOf = { day, dayEndsAt: instantOf(addDays(day, 1), 0, shop.timeZone), knownAt: now };
        limitsMs.push(1_000 * (await timed(() => db.$queryRawUnsafe(`SELECT SUM("amountMinor"), MAX("effectiveAt") FROM "LedgerEntry" WHERE "shopId" = '${SHOP}'`)))); // prettier-ignore
        durationsMs.push(1_000 * (await timed(() => ageingAsOf(db, dialect, SHOP, asOf))));
      }
      const sum = (parts: readonly number[]): number => parts.reduce((a, b) => a + b, 0) / 1_000;
      return toResult({
        name: "ledger",
        n: entries * QUESTIONS,
        seconds: sum(durationsMs),
        durationsMs,
        limit: { what: "reading every entry once", perSecond: (entries * QUESTIONS) / sum(limitsMs) },
      });
    }, now);
  },
};
