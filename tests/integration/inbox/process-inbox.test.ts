import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Base } from "~/composition.server";
import { inboxLag, markEvents, newestInstall, receivedEvents } from "~/db/inbox.server";
import { hours, minus, plus, seconds } from "~/domain/shared/duration";
import { replaySetAside } from "~/services/health/set-aside.server";
import { processInbox, type InboxDeps } from "~/services/inbox/process-inbox.server";
import { freshBase, liveShop, SHOP, testClock } from "~tests/factories/base";

const START = new Date("2026-09-01T12:00:00Z");

describe("processing what arrived", () => {
  const clock = testClock(START);
  let base: Base;
  let deps: InboxDeps;
  beforeAll(async () => {
    base = await freshBase(clock);
    await liveShop(base);
    const { db, setAside, enqueue, now } = base;
    deps = {
      received: (shopId, limit) => receivedEvents(db, shopId, limit),
      installedAt: (shopId) => newestInstall(db, shopId),
      mark: (ids, state, at, reason) => markEvents(db, ids, state, at, reason),
      setAside,
      enqueue,
      now,
    };
  });
  beforeEach(async () => {
    clock.set(START);
    await base.db.inboxEvent.deleteMany();
    await base.db.setAside.deleteMany();
    await base.db.job.deleteMany();
  });
  const arrive = async (topic: string, resourceId: string | null, triggeredAt: Date = START): Promise<void> => {
    await base.inbox.append({ shopId: SHOP, topic, webhookId: base.newId(), eventId: null, triggeredAt, resourceId });
    await base.db.job.deleteMany();
  };
  const events = () => base.db.inboxEvent.findMany({ orderBy: { id: "asc" } });
  const jobNames = async () => (await base.db.job.findMany()).map(({ name }) => name);

  it("ignores an uninstallation from before the shop came back, and says why", async () => {
    await arrive("app/uninstalled", null, minus(START, hours(1)));
    await processInbox(deps, SHOP);
    expect(await events()).toMatchObject([{ state: "ignored", error: "older than the newest installation" }]);
    expect(await jobNames()).toEqual([]);
  });

  it("takes one from after it", async () => {
    await arrive("app/uninstalled", null, plus(START, seconds(1)));
    await processInbox(deps, SHOP);
    expect(await events()).toMatchObject([{ state: "processed", error: null }]);
    expect(await jobNames()).toEqual(["shops.uninstall"]);
  });

  it("erases a customer however old the request is", async () => {
    await arrive("customers/redact", "gid://shopify/Customer/1", minus(START, hours(900)));
    await processInbox(deps, SHOP);
    expect(await jobNames()).toEqual(["privacy.erase"]);
  });

  it("sets aside what names nothing, and works on the rest of the batch", async () => {
    await arrive("customers/redact", null);
    await arrive("orders/paid", "gid://shopify/Order/7");
    await arrive("products/update", "gid://shopify/Product/1");
    await processInbox(deps, SHOP);
    expect((await events()).map(({ state }) => state)).toEqual(["set_aside", "processed", "ignored"]);
    expect(await jobNames()).toEqual(["orders.sync"]);
    const [aside] = await base.db.setAside.findMany();
    expect(aside).toMatchObject({ kind: "event", topic: "customers/redact", state: "waiting", attempts: 1 });
  });

  it("takes up again what is replayed, and lets it go once it is understood", async () => {
    await arrive("orders/paid", null);
    await processInbox(deps, SHOP);
    const replay = () => replaySetAside({ ...base.setAside, enqueue: base.enqueue }, SHOP);
    await replay();
    expect(await jobNames()).toEqual(["inbox.process"]);
    await processInbox(deps, SHOP);
    expect(await base.db.setAside.findMany()).toMatchObject([{ state: "waiting", attempts: 2 }]);
    await base.db.inboxEvent.updateMany({ data: { resourceId: "gid://shopify/Order/8" } });
    await replay();
    await processInbox(deps, SHOP);
    expect(await base.db.setAside.findMany()).toMatchObject([{ state: "replayed" }]);
  });

  it("measures how far behind it is", async () => {
    await arrive("orders/paid", "gid://shopify/Order/7", minus(START, seconds(4)));
    clock.set(plus(START, seconds(2)));
    expect(await inboxLag(base.db, clock.now(), SHOP)).toEqual({ oldestMs: 2_000, delivery: null, handling: null });
    await processInbox(deps, SHOP);
    const spread = (ms: number) => ({ medianMs: ms, p95Ms: ms });
    const lag = { oldestMs: null, delivery: spread(4_000), handling: spread(2_000) };
    expect(await inboxLag(base.db, clock.now())).toEqual(lag);
    expect(await inboxLag(base.db, clock.now(), "other.myshopify.com")).toMatchObject({ delivery: null });
  });
});
