import express, { type Router } from "express";
import { z } from "zod";
import { misbehaviourActs, orderActs, storeActs, type Acts } from "./control-acts";
import type { StoreControl } from "./control-types";
import type { Core } from "./core";
import { financialStatusOf, overdueOf } from "./order-money";
import type { StoreClock } from "./types";

const advanceInput = z.object({ ms: z.coerce.number().int().positive() });

type Parts = {
  readonly core: Core;
  readonly clock: StoreClock;
  readonly control: StoreControl;
  readonly pending: () => number;
};

const summary = ({ core, clock, pending }: Parts) => {
  const now = clock.now();
  const orders = [...core.state.orders.values()];
  const late = new Set(orders.filter((order) => overdueOf(order, now) > 0).map((order) => order.customerId));
  const byStatus: Record<string, number> = {};
  for (const order of orders) {
    const status = financialStatusOf(order);
    byStatus[status] = (byStatus[status] ?? 0) + 1;
  }
  return {
    now: now.toISOString(),
    shop: core.state.shop,
    customers: core.state.customers.size,
    lateCustomers: late.size,
    orders: orders.length,
    ordersByStatus: byStatus,
    mails: core.state.mails.length,
    pendingWebhooks: pending(),
    stats: core.stats,
  };
};

/** The routes: what each takes, and what it does. */
const acts = ({ control, clock }: Parts): Acts => ({
  ...orderActs(control),
  ...storeActs(control),
  ...misbehaviourActs(control),
  advance: async (body) => {
    await clock.advance(advanceInput.parse(body).ms);
    return { now: clock.now().toISOString() };
  },
});

/** JSON routes for people with curl and for tests in other processes. */
export const controlRouter = (parts: Parts): Router => {
  const router = express.Router();
  router.use("/control", express.json({ limit: "64kb" }));
  for (const [name, act] of Object.entries(acts(parts))) {
    router.post(`/control/${name}`, (request, response) => {
      Promise.resolve()
        .then(() => act(request.body))
        .then(
          (result) => response.json(result ?? { ok: true }),
          (error: unknown) =>
            response.status(400).json({ error: error instanceof Error ? error.message : String(error) }),
        );
    });
  }
  router.get("/control/state", (_request, response) => {
    response.json(summary(parts));
  });
  router.get("/control/mails.json", (_request, response) => {
    response.json(parts.core.state.mails);
  });
  return router;
};
