import type { OrderInput } from "~tests/local-store/control-types";
import type { StoreOrder } from "~tests/local-store/types";
import { startBench, until, type Bench } from "./harness";

/** A store without history, the app installed in it, and the words in which the tests of acts speak. */
export type ActBench = {
  readonly bench: Bench;
  /** The first customers of the shop. */
  readonly customers: readonly number[];
  readonly place: (input?: Partial<OrderInput>) => StoreOrder;
  /** Does an act over HTTP, waits for its webhooks, and answers their topics. */
  readonly act: (name: string, body: object) => Promise<readonly string[]>;
  /** What the body of the last webhook of a topic said. */
  readonly told: (topic: string) => Record<string, unknown> | undefined;
  /** Asks the Admin API for fields of an order. */
  readonly read: (order: StoreOrder, fields: string) => Promise<unknown>;
  readonly ask: (query: string) => Promise<Record<string, unknown>>;
};

export const startActBench = async (scopes?: readonly string[]): Promise<ActBench> => {
  const bench = await startBench({ history: false, ...(scopes ? { scopes } : {}) });
  await bench.install();
  const customers = [...bench.store.state.customers.keys()];
  const settled = () => until(() => bench.store.pendingWebhooks() === 0);
  const topicOf = (one: Bench["app"]["received"][number]) => String(one.headers["x-shopify-topic"]);
  // A token of its own for every question, because acts let more than an hour pass.
  const ask = async (query: string) => bench.query((await bench.install()).access_token, query);
  return {
    bench,
    customers,
    ask,
    place: (input = {}) =>
      bench.store.control.placeOrder({ customerId: customers[0] ?? 0, kind: "net30", amountMinor: 10_000, ...input }),
    act: async (name, body) => {
      await settled();
      const before = bench.app.received.length;
      const answer = await bench.post(`/control/${name}`, body);
      if (!answer.ok) throw new Error(await answer.text());
      await settled();
      return bench.app.received.slice(before).map(topicOf).sort();
    },
    told: (topic) => bench.app.received.findLast((one) => topicOf(one) === topic)?.json,
    read: async (order, fields) => {
      const answer = await ask(`{ order(id: "gid://shopify/Order/${String(order.id)}") { ${fields} } }`);
      if (answer["errors"]) throw new Error(JSON.stringify(answer["errors"]));
      return (answer["data"] as { order: unknown }).order;
    },
  };
};
