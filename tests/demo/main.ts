import { join } from "node:path";
import { parseArgs } from "node:util";
import { adminSession, type AdminSession } from "./admin-session";
import { startDuewell, type Duewell } from "./harness";
import { modelChapter } from "./model-chapter";
import { summarise } from "./summary";

const DAY_MS = 86_400_000;
const root = new URL("../..", import.meta.url).pathname;

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "3300" },
    seed: { type: "string", default: "1" },
    customers: { type: "string", default: "300" },
    days: { type: "string", default: "30" },
    receivables: { type: "string" },
    orders: { type: "string" },
    headless: { type: "boolean", default: false },
  },
});

const number = (name: "port" | "seed" | "customers" | "days"): number => {
  const value = Number(values[name]);
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} must be a whole number, not "${values[name]}"`);
  return value;
};

/** A Tuesday at nine in the morning in New York: a fixed start makes runs comparable. */
const START = new Date("2026-11-24T14:00:00Z");

const setUp = async ({ appUrl, store, whenQuiet }: Duewell): Promise<AdminSession> => {
  const staff = adminSession(appUrl, store);
  await staff.open();
  await whenQuiet();
  await staff.submit("/app/setup", {
    intent: "orders",
    payLaterGateways: JSON.stringify([{ gateway: "bank deposit", dueInDays: 14 }]),
  });
  await staff.submit("/app/setup", {
    intent: "sender",
    senderName: "Duewell Demo Store",
    senderEmail: "billing@demo-store.example",
    replyTo: "",
    postalAddress: "1 Example Street, Boston MA 02101, United States",
    supportUrl: "https://demo-store.example/help",
  });
  await staff.submit("/app/setup", { intent: "policy", policyId: "balanced" });
  await whenQuiet();
  await staff.submit("/app/settings", { intent: "switches", testMode: "off" });
  await whenQuiet();
  return staff;
};

/**
 * The main job without a person: install, set up, go live, let the days pass; then the life of a model of the shop's
 * own. Prints what came of it; the figures of the month are from before the model.
 */
const runHeadless = async (duewell: Duewell): Promise<number> => {
  const startedAt = Date.now();
  const staff = await setUp(duewell);
  await duewell.store.clock.advance(number("days") * DAY_MS);
  const summary = await summarise(duewell.env["DATABASE_URL"] ?? "");
  const month = { days: number("days"), ...summary, mails: duewell.store.state.mails.length };
  const model = await modelChapter(duewell, staff);
  const violated = Object.values(summary.violations).some((count) => count > 0) || summary.failedJobs > 0;
  process.stdout.write(`${JSON.stringify({ ...month, model }, null, 2)}\n`);
  process.stderr.write(`${String(Math.round((Date.now() - startedAt) / 1_000))} s\n`);
  return violated ? 1 : 0;
};

const announce = ({ appUrl, store }: Duewell): void => {
  const [customer] = store.state.customers.keys();
  const addresses = {
    admin: `${store.url}/admin/apps/duewell`,
    storefront: `${store.url}/`,
    account: `${store.url}/account?customer=${String(customer ?? 0)}`,
    mailbox: `${store.url}/mailbox`,
    app: appUrl,
  };
  process.stdout.write(`DEMO READY ${JSON.stringify(addresses)}\n`);
};

const main = async (): Promise<void> => {
  const duewell = await startDuewell({
    port: number("port"),
    seed: number("seed"),
    customers: number("customers"),
    startAt: START,
    receivables: values.receivables,
    orders: values.orders,
    folder: join(root, ".data", values.headless ? "demo-headless" : "demo"),
    redisUrl: undefined,
  });
  const stop = async (code: number): Promise<void> => {
    await duewell.stop();
    process.exit(code);
  };
  process.once("SIGINT", () => void stop(0));
  process.once("SIGTERM", () => void stop(0));
  if (values.headless) await stop(await runHeadless(duewell));
  else announce(duewell);
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(2);
});
