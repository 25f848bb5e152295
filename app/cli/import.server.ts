import { fileURLToPath } from "node:url";
import { basename } from "node:path";
import type { Command } from "commander";
import { createBase, type Base } from "~/composition.server";
import { readEnv } from "~/config/env.server";
import type { OrderWithCustomer } from "~/contracts/orders";
import type { ShopSettings } from "~/contracts/shop";
import { migrateTo } from "~/db/migrate.server";
import { applyOrders, scoreJobs } from "~/services/orders/apply-orders.server";
import { customerRowId } from "~/contracts/row-ids";
import { CliError } from "./cli-error.server";
import { print, type CliCommand } from "./command.server";
import { readAll } from "./histories.server";
import { ordersOf } from "./import-orders.server";

type Options = { readonly shop: string; readonly receivables: string; readonly json?: boolean };

/** Orders per transaction, as in a backfill. */
const CHUNK = 500;

/** Orders that are stored exactly so already; importing them again would only touch their times. */
const withoutKnown = async (base: Base, shopId: string, chunk: readonly OrderWithCustomer[]) => {
  const stored = await base.db.orderSnapshot.findMany({
    where: { shopId, orderId: { in: chunk.map(({ order }) => order.orderId) } },
    select: { orderId: true, facts: true },
  });
  const facts = new Map(stored.map((row) => [row.orderId, row.facts]));
  return chunk.filter(({ order }) => facts.get(order.orderId) !== JSON.stringify(order));
};

const load = async (base: Base, shop: ShopSettings, orders: readonly OrderWithCustomer[]) => {
  let imported = 0;
  const customerIds = new Set<string>();
  for (let i = 0; i < orders.length; i += CHUNK) {
    const fresh = await withoutKnown(base, shop.id, orders.slice(i, i + CHUNK));
    imported += await applyOrders(base.orders, shop, fresh, base.now(), { scoreNow: false });
    for (const { order } of fresh)
      if (order.customerId !== null) customerIds.add(customerRowId(shop.id, order.customerId));
  }
  // Scored once at the end, as after a backfill; scoring plans what is open.
  if (customerIds.size > 0) await base.enqueue(scoreJobs(shop.id, [...customerIds]));
  return imported;
};

const findShop = async (base: Base, shopId: string): Promise<ShopSettings> => {
  const shop = await base.shops.find(shopId);
  if (shop === undefined) throw new CliError(`The shop ${shopId} is not known here`);
  if (shop.uninstalledAt !== null) throw new CliError(`The shop ${shopId} has uninstalled the app`);
  return shop;
};

const run = async ({ shop: shopId, receivables, json }: Options): Promise<void> => {
  const file = basename(receivables);
  const rows = await readAll(receivables);
  const orders = ordersOf(file, rows);
  const base = createBase(readEnv());
  try {
    await migrateTo(base.db, base.env.DATABASE_URL, fileURLToPath(new URL("../..", import.meta.url)));
    const shop = await findShop(base, shopId);
    // Ledger and totals are in the shop's currency throughout; another would be added up with it.
    const foreign = rows.find(({ currency }) => currency !== shop.currency);
    if (foreign)
      throw new CliError(
        `${file}, line ${foreign.line}, column currency: ${foreign.currency}, but ${shopId} sells in ${shop.currency}`,
      );
    const imported = await load(base, shop, orders);
    const customers = new Set(rows.map(({ customerId }) => customerId)).size;
    const result = { shop: shopId, rows: rows.length, customers, orders: orders.length, imported, unchanged: orders.length - imported }; // prettier-ignore
    print(
      json,
      result,
      () =>
        `${shopId}: ${result.rows} rows of ${customers} customers, ${result.orders} orders: ` +
        `${imported} imported, ${result.unchanged} unchanged`,
    );
  } finally {
    await base.db.$disconnect();
  }
};

export const importReceivables: CliCommand = {
  name: "import",
  register: (program: Command) => {
    program
      .command("import")
      .description("load a receivables file into an installed shop; repeating it changes nothing")
      .requiredOption("--shop <domain>", "the shop's myshopify domain")
      .requiredOption("--receivables <file>", "the file, in the import format")
      .option("--json", "print the counts as JSON")
      .action(run);
  },
};
