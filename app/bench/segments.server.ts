import { segmentDeps } from "~/composition.segments.server";
import type { Base } from "~/composition.server";
import { insertRows, type Columns } from "~/db/bulk.server";
import { days, minus, plus } from "~/domain/shared/duration";
import { seededRandom } from "~/domain/shared/random";
import { localParts } from "~/domain/time/local";
import type { JobRequest } from "~/contracts/jobs";
import { beginSegments, segmentPage } from "~/services/segments/segment-customers.server";
import { peakMb, SHOP, timed, toResult, withBase } from "./measure.server";
import type { Bench } from "./types.server";

const INSTALMENTS = 10;
const CHUNK = 1_000;

const CUSTOMER: Columns = { id: "text", shopId: "text", shopifyId: "text", createdAt: "instant", updatedAt: "instant" };
const SCORE: Columns = {
  id: "text", shopId: "text", customerId: "text", at: "instant", probability: "float", score: "int", tier: "text",
  modelKind: "text", modelVersion: "text", reasons: "text",
}; // prettier-ignore
const OBLIGATION: Columns = {
  id: "text", shopId: "text", customerId: "text", orderId: "text", orderName: "text", creditKind: "text", currency: "text",
  openedAt: "instant", balanceMinor: "int", state: "text",
}; // prettier-ignore
const INSTALMENT: Columns = {
  id: "text", shopId: "text", obligationId: "text", customerId: "text", sequence: "int", dueAt: "instant", dueOn: "text",
  amountMinor: "int", balanceMinor: "int", state: "text", paidAt: "instant",
}; // prettier-ignore

/** Customers with ten instalments each over a year, some of them later and later. */
const rowsOf = (n: number, now: Date) => {
  const random = seededRandom(n);
  const customerId = `${SHOP}/c/${String(n).padStart(8, "0")}`;
  const own = { shopId: SHOP, customerId };
  const obligationId = `${SHOP}/o/${String(n)}`;
  const [lateness, slope] = [random() ** 3 * 60 - 3, (random() - 0.5) * 4];
  const instalments = Array.from({ length: INSTALMENTS }, (_, k) => {
    const dueAt = minus(now, days(330 - 40 * k));
    const paidAt = plus(dueAt, days(lateness + slope * k));
    const isOpen = paidAt > now;
    const amountMinor = 2_000 + Math.floor(random() * 8_000);
    const state = isOpen ? "open" : "paid";
    const money = { amountMinor, balanceMinor: isOpen ? amountMinor : 0, state, paidAt: isOpen ? null : paidAt };
    const { dateKey: dueOn } = localParts(dueAt, "UTC");
    return { id: `${obligationId}/${String(k)}`, ...own, obligationId, sequence: k, dueAt, dueOn, ...money };
  });
  const probability = Math.min(0.98, Math.max(0.02, (lateness + 10) / 70));
  const score = { probability, score: Math.round(1000 * (1 - probability)), modelKind: "scorecard", modelVersion: "1" };
  return {
    customer: { id: customerId, shopId: SHOP, shopifyId: String(n), createdAt: now, updatedAt: now },
    score: { id: `s${String(n)}`, ...own, at: now, tier: "medium", reasons: "[]", ...score },
    obligation: { id: obligationId, ...own, orderId: String(n), orderName: `#${String(n)}`, creditKind: "payment_terms", currency: "USD", openedAt: minus(now, days(370)), balanceMinor: 1, state: "open" },
    instalments,
  }; // prettier-ignore
};

const fill = async ({ db, dialect }: Base, n: number, now: Date): Promise<void> => {
  for (let first = 0; first < n; first += CHUNK) {
    const rows = Array.from({ length: Math.min(CHUNK, n - first) }, (_, i) => rowsOf(first + i, now));
    const insert = (table: string, columns: Columns, some: Parameters<typeof insertRows>[4]) => insertRows(db, dialect, table, columns, some); // prettier-ignore
    await insert("Customer", CUSTOMER, rows.map(({ customer }) => customer)); // prettier-ignore
    await insert("ScoreSnapshot", SCORE, rows.map(({ score }) => score)); // prettier-ignore
    await insert("Obligation", OBLIGATION, rows.map(({ obligation }) => obligation)); // prettier-ignore
    await insert("Instalment", INSTALMENT, rows.flatMap(({ instalments }) => instalments)); // prettier-ignore
  }
};

/** Customers a second that a nightly pass groups by risk and works out the expected loss of, from the sample to the figures. */
export const segments: Bench = {
  name: "segments",
  run: (n = 100_000) => {
    const now = new Date();
    return withBase(async (base) => {
      await fill(base, n, now);
      const limitSeconds = await timed(() => base.db.$queryRawUnsafe(`SELECT "customerId", SUM("balanceMinor"), MAX("dueOn") FROM "Instalment" WHERE "shopId" = '${SHOP}' GROUP BY "customerId" LIMIT 1`)); // prettier-ignore
      let next: JobRequest | undefined;
      const deps = { ...segmentDeps(base), enqueue: ([job]: readonly JobRequest[]) => Promise.resolve(void (next = job)) }; // prettier-ignore
      const durationsMs: number[] = [];
      const before = { cpu: process.cpuUsage(), mb: peakMb() };
      const seconds = await timed(async () => {
        await beginSegments(deps, SHOP, Infinity);
        while (next !== undefined) {
          const { runId, after } = next.payload as { readonly runId: string; readonly after: string };
          next = undefined;
          durationsMs.push(1_000 * (await timed(() => segmentPage(deps, { shopId: SHOP, runId, after }))));
        }
      });
      const { user, system } = process.cpuUsage(before.cpu);
      const page = await timed(() => base.views.risk(SHOP));
      process.stderr.write(
        `${((user + system) / 1_000_000).toFixed(1)} s of processor; peak memory before it ${String(before.mb)} MB; the risk page is read in ${(1_000 * page).toFixed(1)} ms.\n`,
      );
      const limit = { what: "reading every instalment once", perSecond: n / limitSeconds };
      return toResult({ name: "segments", n, seconds, durationsMs, limit });
    }, now);
  },
};
