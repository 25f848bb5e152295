import { depsFor, jobsOf, openApp, startStore } from "~tests/factories/store-app";
import type { Deps } from "~/composition.server";
import { liveShop } from "~tests/factories/base";
import type { LocalStore } from "~tests/local-store/start";

/** The app's parts against a store over HTTP. Webhooks reach nobody, unless a test plays the one that brings them. */
export type HealthBench = {
  readonly store: LocalStore;
  readonly deps: Deps;
  /** Runs a job now, as the worker would. */
  readonly run: (name: string, payload?: object) => Promise<void>;
  /** Runs everything that is due. */
  readonly runDue: () => Promise<void>;
  readonly place: (count: number) => string[];
  readonly close: () => Promise<void>;
};

const SCOPES = ["read_orders", "read_all_orders", "read_customers", "read_payment_terms"];

export const startHealthBench = async (scopes: readonly string[] = SCOPES): Promise<HealthBench> => {
  const { store, close } = await startStore({ scopes });
  // Every webhook is lost on its way.
  store.control.webhooks.loseEvery = 1;
  const deps = await depsFor(store);
  await liveShop(deps, store.shop);
  await deps.shops.update(store.shop, { syncedThrough: store.clock.now() });
  await openApp(store, deps);
  return {
    store,
    deps,
    ...jobsOf(deps, store.shop),
    place: (count) => {
      const customers = [...store.state.customers.keys()];
      return Array.from({ length: count }, (_, i) => {
        const customerId = customers[i % customers.length] ?? 0;
        const order = store.control.placeOrder({ customerId, kind: "net30", amountMinor: 10_000 + i });
        return `gid://shopify/Order/${String(order.id)}`;
      });
    },
    close: async () => {
      await deps.db.$disconnect();
      await close();
    },
  };
};

export const idOf = (orderId: string): number => Number(orderId.slice(orderId.lastIndexOf("/") + 1));

/** More than a number can hold to the cent: an order with it cannot be mapped. */
export const TOO_LARGE = 10_000_000_000_000_000;

/** Changes what Shopify says an order's instalment was planned at; its balance stays. */
export const spoil = ({ store }: HealthBench, orderId: string, amountMinor: number): void => {
  Object.assign(store.state.orders.get(idOf(orderId))?.terms?.schedules[0] ?? {}, { amountMinor });
};
