import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDb, type Db } from "~/db/client.server";
import { minutes } from "~/domain/shared/duration";
import { seededRandom } from "~/domain/shared/random";
import { adminSession } from "~tests/demo/admin-session";
import { startDuewell, type Duewell } from "~tests/demo/harness";
import { webhookSender, type Sender, type Webhook } from "~tests/factories/webhook-sender";
import { outstandingOf, receivedOf } from "~tests/local-store/order-money";
import type { StoreOrder } from "~tests/local-store/types";
import { START } from "./setup-shop";

/**
 * The app's server under a storm of webhooks, killed at moments of the seed's choice. The suite runs a short storm; the
 * full one is KILL_INTAKE_KILLS=50 (and KILL_INTAKE_SEED for other moments), the same code.
 */
const KILLS = Number(process.env["KILL_INTAKE_KILLS"] ?? 6);
const SEED = process.env["KILL_INTAKE_SEED"] ?? "kill-intake";
const TIME_LIMIT_MS = 360_000 + KILLS * 20_000;

const CUSTOMERS = 120;
const CONNECTIONS = 32;
/** A server that is ready is killed within this time. */
const LIFE_MS = 700;
/** Every so many webhooks one tells of a payment that has just been made; the others repeat old news. */
const NEWS_EVERY = 20;
const PAYMENT_MINOR = 100;
/** The worker dies with every so many servers. */
const WORKER_EVERY = 3;

const gid = (id: number): string => `gid://shopify/Order/${String(id)}`;

/** Webhooks about the store's orders without an end, until `stop`; some tell of payments, which are made as they go out. */
const storm = ({ store }: Duewell, random: () => number) => {
  const all = [...store.state.orders.values()];
  const anyOf = (orders: readonly StoreOrder[]) => orders[Math.floor(random() * orders.length)]?.id ?? 0;
  const isPayable = (order: StoreOrder) => order.terms !== null && !order.test && outstandingOf(order) > PAYMENT_MINOR;
  const paid = new Set<number>();
  const news = (): number => {
    const id = anyOf(all.filter(isPayable));
    store.control.pay(id, PAYMENT_MINOR);
    paid.add(id);
    return id;
  };
  let isOver = false;
  const webhooks = function* (): Generator<Webhook> {
    for (let i = 0; !isOver; i++) {
      const id = i % NEWS_EVERY === 0 ? news() : anyOf(all);
      const body = JSON.stringify({ admin_graphql_api_id: gid(id), note: "x".repeat(2_000) });
      yield { id: `storm-${String(i)}`, topic: "orders/updated", body };
    }
  };
  return { webhooks: webhooks(), paid, stop: () => void (isOver = true) };
};

/** Kills the server while it is under the storm; answers how many webhooks had been accepted each time. */
const killAgainAndAgain = async (duewell: Duewell, sender: Sender, random: () => number): Promise<number[]> => {
  const acceptedAt: number[] = [];
  for (let i = 0; i < KILLS; i++) {
    await new Promise((resolve) => setTimeout(resolve, random() * LIFE_MS));
    const withWorker = i % WORKER_EVERY === 0;
    await Promise.all([duewell.server().kill(), ...(withWorker ? [duewell.worker().kill()] : [])]);
    acceptedAt.push(sender.accepted.size);
    if (withWorker) {
      // The dead worker's leases end.
      await duewell.store.clock.advance(minutes(2));
      duewell.startWorker();
    }
    await duewell.startServer();
  }
  return acceptedAt;
};

type Outcome = { readonly sender: Sender; readonly acceptedAt: readonly number[]; readonly paid: ReadonlySet<number> };

const underStorm = async (duewell: Duewell): Promise<Outcome> => {
  const { appUrl, store, env } = duewell;
  const random = seededRandom(SEED);
  const secret = env["SHOPIFY_API_SECRET"] ?? "";
  const sender = webhookSender({ appUrl, shop: store.shop, secret, connections: CONNECTIONS });
  // Only the storm tells of what happens: a webhook of the store's own would hide one that the app lost.
  store.control.webhooks.loseShare = 1;
  duewell.clockWaits(false);
  const { webhooks, paid, stop } = storm(duewell, seededRandom(`${SEED}/storm`));
  const delivered = sender.deliver(webhooks);
  const acceptedAt = await killAgainAndAgain(duewell, sender, random);
  stop();
  await delivered;
  sender.close();
  duewell.clockWaits(true);
  await duewell.whenQuiet();
  return { sender, acceptedAt, paid };
};

describe(`an intake whose process is killed ${String(KILLS)} times under load`, () => {
  let folder: string;
  let duewell: Duewell;
  let db: Db;
  let outcome: Outcome;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "duewell-kill-intake-"));
    duewell = await startDuewell({
      port: 0,
      seed: 7,
      customers: CUSTOMERS,
      startAt: START,
      folder: join(folder, "run"),
    });
    db = openDb(duewell.env["DATABASE_URL"] ?? "");
    await adminSession(duewell.appUrl, duewell.store).open();
    await duewell.whenQuiet();
    outcome = await underStorm(duewell);
  }, TIME_LIMIT_MS);
  afterAll(async () => {
    await db.$disconnect();
    await duewell.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const orderOf = (id: number): StoreOrder => {
    const order = duewell.store.state.orders.get(id);
    if (!order) throw new Error(`There is no order ${String(id)}`);
    return order;
  };

  it("died in the middle of the storm each time, and some requests were never answered", () => {
    const { acceptedAt, sender } = outcome;
    expect(acceptedAt).toHaveLength(KILLS);
    expect(new Set(acceptedAt).size).toBeGreaterThan(KILLS / 2);
    expect(sender.requests()).toBeGreaterThan(sender.accepted.size);
  });

  it("has stored every webhook that it accepted, each once, and processed it", async () => {
    const where = { webhookId: { startsWith: "storm-" } };
    const stored = await db.inboxEvent.findMany({ where, select: { webhookId: true, state: true } });
    expect(stored.length).toBeGreaterThan(500);
    expect(stored.filter(({ state }) => state !== "processed")).toEqual([]);
    expect(stored.map(({ webhookId }) => webhookId).sort()).toEqual([...outcome.sender.accepted].sort());
  });

  it("knows of each order what the store says of it", async () => {
    const known = await db.orderSnapshot.findMany({ select: { orderId: true, updatedAt: true, facts: true } });
    const facts = new Map(
      known.map((row) => [
        row.orderId,
        [row.updatedAt.getTime(), (JSON.parse(row.facts) as { outstandingMinor: number }).outstandingMinor],
      ]),
    );
    // Shopify tells times by the second.
    const second = (at: Date): number => Math.floor(at.getTime() / 1_000) * 1_000;
    const differs = [...duewell.store.state.orders.values()].filter((order) => {
      const [updatedAt, outstandingMinor] = facts.get(gid(order.id)) ?? [];
      return updatedAt !== second(order.updatedAt) || outstandingMinor !== outstandingOf(order);
    });
    expect(differs.map(({ name }) => name)).toEqual([]);
    expect(known).toHaveLength(duewell.store.state.orders.size);
  });

  it("has entered every payment in the ledger once, and leaves nothing for a person to do", async () => {
    expect(outcome.paid.size).toBeGreaterThan(10);
    const orderIds = [...outcome.paid].map(gid);
    const entered = await db.$queryRawUnsafe<{ orderId: string; paid: bigint }[]>(
      `SELECT o."orderId", -SUM(e."amountMinor") AS "paid" FROM "LedgerEntry" e JOIN "Obligation" o ON o."id" = e."obligationId"
       WHERE e."sourceRef" LIKE 'payment:%' GROUP BY o."orderId"`,
    );
    const byOrder = new Map(entered.map(({ orderId, paid }) => [orderId, Number(paid)]));
    const received = [...outcome.paid].map((id) => receivedOf(orderOf(id)));
    expect(orderIds.map((id) => byOrder.get(id))).toEqual(received);
    expect(await db.job.count({ where: { state: "failed" } })).toBe(0);
    expect(await db.setAside.count()).toBe(0);
  });
});
