import { fileURLToPath } from "node:url";
import { basename, resolve } from "node:path";
import type { Command } from "commander";
import { createBase, type Base } from "~/composition.server";
import { readEnv } from "~/config/env.server";
import type { ShopSettings } from "~/contracts/shop";
import { migrateTo } from "~/db/migrate.server";
import { CliError } from "./cli-error.server";
import { print, type CliCommand } from "./command.server";
import { importChecks } from "./import-checks.server";
import { loadOrders } from "./import-load.server";
import { ordersOf } from "./import-orders.server";
import { collectRejections, rejectionTable, type Rejections } from "./import-report.server";
import { readLines, type Receivable } from "./receivables-csv.server";

type Options = {
  readonly shop: string;
  readonly receivables: string;
  readonly rejected?: string;
  readonly json?: boolean;
};

const findShop = async (base: Base, shopId: string): Promise<ShopSettings> => {
  const shop = await base.shops.find(shopId);
  if (shop === undefined) throw new CliError(`The shop ${shopId} is not known here`);
  if (shop.uninstalledAt !== null) throw new CliError(`The shop ${shopId} has uninstalled the app`);
  return shop;
};

type ReadFile = { readonly count: number; readonly rows: readonly Receivable[]; readonly rejections: Rejections };

/** Reads the whole file; from the first rejection on its rows are no longer kept, because none will be loaded. */
const readFile = async ({ receivables, rejected }: Options, shop: ShopSettings): Promise<ReadFile> => {
  const check = importChecks(shop);
  const rejections = await collectRejections(rejected);
  let rows: Receivable[] = [];
  let count = 0;
  try {
    for await (const line of readLines(receivables)) {
      count += 1;
      const problems = check(line);
      if (problems.length > 0) {
        await rejections.add(problems);
        rows = [];
      } else if (line.receivable && rejections.result().lines === 0) rows.push(line.receivable);
    }
  } finally {
    await rejections.close();
  }
  return { count, rows, rejections: rejections.result() };
};

const reject = ({ shop, receivables, json }: Options, rows: number, rejections: Rejections): never => {
  const { listed, lines, notListed } = rejections;
  const rejected = listed.map(({ line, column, reason }) => ({ line, column, reason }));
  const result = { shop, rows, rejected, rejectedCount: lines, notListed, imported: 0 };
  print(json, result, () => rejectionTable(rejections));
  throw new CliError(`${basename(receivables)}: ${lines} of ${rows} lines rejected; nothing was loaded`);
};

const run = async (options: Options): Promise<void> => {
  const { shop: shopId, receivables, rejected, json } = options;
  if (rejected !== undefined && resolve(rejected) === resolve(receivables))
    throw new CliError("--rejected names the file that is to be read; it would be overwritten");
  const base = createBase(readEnv());
  try {
    await migrateTo(base.db, base.env.DATABASE_URL, fileURLToPath(new URL("../..", import.meta.url)));
    const shop = await findShop(base, shopId);
    const { count, rows, rejections } = await readFile(options, shop);
    if (rejections.lines > 0) reject(options, count, rejections);
    const orders = ordersOf(rows);
    const imported = await loadOrders(base, shop, orders);
    const customers = new Set(rows.map(({ customerId }) => customerId)).size;
    const result = { shop: shopId, rows: count, customers, orders: orders.length, imported, unchanged: orders.length - imported }; // prettier-ignore
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
      .description("load a receivables file into an installed shop, all of it or nothing; repeating it changes nothing")
      .requiredOption("--shop <domain>", "the shop's myshopify domain")
      .requiredOption("--receivables <file>", "the file, in the import format")
      .option("--rejected <file>", "where to write every rejected line, as CSV")
      .option("--json", "print the counts, or what was rejected, as JSON")
      .action(run);
  },
};
