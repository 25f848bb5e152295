import express, { type Router } from "express";
import { z } from "zod";
import type { Core } from "./core";
import { financialStatusOf, overdueOf } from "./order-money";
import { ORDER_KINDS, type StoreClock, type StoreControl } from "./types";

const id = z.coerce.number().int().positive();
const minor = z.coerce.number().int().positive();
const orderInput = z.object({ customerId: id, kind: z.enum(ORDER_KINDS), amountMinor: minor });
const orderIdInput = z.object({ orderId: id });
const moneyInput = z.object({ orderId: id, amountMinor: minor.optional() });
const advanceInput = z.object({ ms: z.coerce.number().int().positive() });
const bounceInput = z.object({ email: z.string().min(3), when: z.enum(["at once", "later"]).optional() });
const webhooksInput = z.object({
  duplicate: z.boolean().optional(),
  reorder: z.boolean().optional(),
  loseEvery: z.number().int().min(0).optional(),
});

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
const acts = (parts: Parts): Readonly<Record<string, (body: unknown) => unknown>> => {
  const { control, clock } = parts;
  return {
    order: (body) => {
      const order = control.placeOrder(orderInput.parse(body));
      return { orderId: order.id, name: order.name };
    },
    pay: (body) => {
      const input = moneyInput.parse(body);
      control.pay(input.orderId, input.amountMinor);
    },
    refund: (body) => {
      const input = moneyInput.parse(body);
      control.refund(input.orderId, input.amountMinor);
    },
    cancel: (body) => control.cancel(orderIdInput.parse(body).orderId),
    return: (body) => control.openReturn(orderIdInput.parse(body).orderId),
    dispute: (body) => control.dispute(orderIdInput.parse(body).orderId),
    uninstall: () => control.uninstall(),
    bounce: (body) => {
      const { email, when } = bounceInput.parse(body);
      control.bounce(email, when);
    },
    webhooks: (body) => {
      const { duplicate, reorder, loseEvery } = webhooksInput.parse(body);
      if (duplicate !== undefined) control.webhooks.duplicate = duplicate;
      if (reorder !== undefined) control.webhooks.reorder = reorder;
      if (loseEvery !== undefined) control.webhooks.loseEvery = loseEvery;
      return control.webhooks;
    },
    advance: async (body) => {
      await clock.advance(advanceInput.parse(body).ms);
      return { now: clock.now().toISOString() };
    },
  };
};

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
