import { depsFor, jobsOf, openApp, startReceiver, startStore } from "~tests/factories/store-app";
import { liveShop } from "~tests/factories/base";
import type { Deps } from "~/composition.server";
import type { LocalStore } from "~tests/local-store/start";

/** A shop in which the app is installed and hears every webhook; its jobs run when a test says so. */
export type ShopBench = {
  readonly store: LocalStore;
  readonly deps: Deps;
  readonly run: (name: string, payload?: object) => Promise<void>;
  /** Waits until every webhook has come, and runs everything that is due. */
  readonly settle: () => Promise<void>;
  /** The merchant opens the app in the admin: a token, and what the app does with it. */
  readonly open: () => Promise<void>;
  readonly customers: readonly number[];
  /** Places an order on 30 days' terms; answers its number. */
  readonly place: (customerId: number, amountMinor?: number) => number;
  readonly granted: () => Promise<string[]>;
  readonly close: () => Promise<void>;
};

const quiet = async (store: LocalStore): Promise<void> => {
  while (store.pendingWebhooks() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
};

export const startShopBench = async (scopes: readonly string[]): Promise<ShopBench> => {
  const receiver = await startReceiver();
  const { store, close } = await startStore({ scopes, appUrl: receiver.url });
  const deps = await depsFor(store);
  receiver.mount(deps);
  const { run, runDue } = jobsOf(deps, store.shop);
  const open = async () => {
    await openApp(store, deps);
    await deps.onInstall(store.shop);
  };
  await openApp(store, deps);
  await liveShop(deps, store.shop);
  await deps.shops.update(store.shop, { syncedThrough: store.clock.now() });
  return {
    store,
    deps,
    run,
    settle: async () => {
      await quiet(store);
      await runDue();
    },
    open,
    customers: [...store.state.customers.keys()],
    place: (customerId, amountMinor = 10_000) =>
      store.control.placeOrder({ customerId, kind: "net30", amountMinor }).id,
    granted: async () =>
      ((await deps.sessions.loadSession(`offline_${store.shop}`))?.scope ?? "").split(",").filter((one) => one !== ""),
    close: async () => {
      await deps.db.$disconnect();
      await close();
      await receiver.close();
    },
  };
};
