import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { formatDecimal } from "~/domain/shared/money";
import { readBulkOrders, splitLines } from "~/integrations/shopify/bulk-lines.server";
import { applyOrders } from "~/services/orders/apply-orders.server";
import type { OrderWithCustomer } from "~/contracts/orders";
import { benchOrder } from "./orders.server";
import { insertAgain } from "./insert-again.server";
import { peakMb, SHOP, timed, toResult, withBase } from "./measure.server";
import type { Bench } from "./types.server";

const CHUNK = 500;

const money = (minor: number) => ({ amount: formatDecimal(minor, "USD"), currencyCode: "USD" });
const bag = (minor: number) => ({ shopMoney: money(minor), presentmentMoney: money(minor) });

/** The lines that Shopify's bulk operation would answer for the order. */
const linesOf = ({ order, customer }: OrderWithCustomer): string[] => {
  const { paymentTerms } = order;
  const head = {
    id: order.orderId, name: order.name, createdAt: order.createdAt, processedAt: order.processedAt, updatedAt: order.updatedAt,
    cancelledAt: null, test: false, displayFinancialStatus: order.financialStatus, displayFulfillmentStatus: "FULFILLED",
    returnStatus: "NO_RETURN", paymentGatewayNames: order.gateways, customerLocale: "en", statusPageUrl: order.payUrl,
    discountCodes: [], subtotalLineItemsQuantity: 1, requiresShipping: true, originalTotalPriceSet: bag(order.placedMinor), currentTotalPriceSet: bag(order.totalMinor),
    totalOutstandingSet: bag(order.outstandingMinor), totalReceivedSet: bag(order.receivedMinor), totalRefundedSet: bag(0),
    paymentCollectionDetails: { additionalPaymentCollectionUrl: null }, shippingAddress: { countryCodeV2: "US", provinceCode: order.province, zip: null },
    paymentTerms: paymentTerms && { id: paymentTerms.id, paymentTermsType: "FIXED", paymentTermsName: paymentTerms.name, dueInDays: null },
    transactions: order.transactions.map((t) => ({ id: t.id, kind: t.kind, status: t.status, gateway: t.gateway, manualPaymentGateway: true, processedAt: t.processedAt, createdAt: t.processedAt, amountSet: bag(t.amountMinor), paymentDetails: null })),
    refunds: [], disputes: [],
    customer: customer && { id: customer.customerId, createdAt: customer.createdAt, displayName: customer.name, locale: "en", numberOfOrders: "3", amountSpent: money(customer.lifetimeSpentMinor), statistics: null, defaultEmailAddress: { emailAddress: customer.email ?? "", marketingState: null, marketingUpdatedAt: null }, defaultPhoneNumber: null, defaultAddress: { countryCodeV2: "US", provinceCode: order.province, zip: null } },
  }; // prettier-ignore
  const schedules = (paymentTerms?.schedules ?? []).map((s) => ({
    id: s.id,
    issuedAt: s.issuedAt,
    dueAt: s.dueAt,
    completedAt: s.completedAt,
    totalBalance: money(s.balanceMinor),
    amount: money(s.amountMinor),
    __parentId: order.orderId,
  }));
  return [head, ...schedules].map((line) => JSON.stringify(line));
};

const writeFile = async (path: string, n: number, now: Date): Promise<void> => {
  const out = createWriteStream(path);
  for (let i = 0; i < n; i++) if (!out.write(`${linesOf(benchOrder(i, now)).join("\n")}\n`)) await once(out, "drain");
  out.end();
  await once(out, "finish");
};

/** The lines are not counted beforehand: the file is known to be whole. */
const read = (path: string) =>
  readBulkOrders(splitLines(createReadStream(path)), {
    from: { bytes: 0, lines: 0 },
    chunkSize: CHUNK,
    expectedLines: 0,
  });

/** Orders a second from bulk JSONL on disk to customers, ledger, instalments and cases. */
export const backfill: Bench = {
  name: "backfill",
  run: (n = 20_000) => {
    const now = new Date();
    return withBase(async (base) => {
      const folder = await mkdtemp(join(tmpdir(), "duewell-bulk-"));
      const path = join(folder, "orders.jsonl");
      await writeFile(path, n, now);
      const shop = await base.shops.get(SHOP);
      const durationsMs: number[] = [];
      const seconds = await timed(async () => {
        let last = performance.now();
        for await (const event of read(path)) {
          if (event.kind !== "orders") throw new Error(event.detail);
          const { orders } = event;
          await applyOrders(base.orders, shop, orders, now, { scoreNow: false });
          durationsMs.push(performance.now() - last);
          last = performance.now();
        }
      });
      const rssMb = peakMb();
      await rm(folder, { recursive: true, force: true });
      const limit = n / (await withBase((empty) => insertAgain(base, empty, Math.ceil(n / CHUNK)), now));
      return toResult({
        name: "backfill",
        n,
        seconds,
        durationsMs,
        rssMb,
        limit: { what: "inserting the same rows with set-based SQL", perSecond: limit },
      });
    }, now);
  },
};
