import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { DAY_MS } from "~/domain/shared/duration";
import { seededRandom } from "~/domain/shared/random";

const HEAD = "customer_id,order_id,created_at,due_at,amount,currency,paid_at,disputed,country,province";
const ORDERS_A_CUSTOMER = 5;
const HISTORY_DAYS = 400;
const GAP_DAYS = 14;

/** Nothing falls due, and nothing is paid, within hours of the store's start: its state stays as it is. */
const morning = (at: number): string => `${new Date(at).toISOString().slice(0, 10)}T06:00:00Z`;

const rowsOf = (i: number, startAt: Date): string[] => {
  const random = seededRandom(`credit-history/${String(i)}`);
  const createdAt = startAt.getTime() - DAY_MS - Math.floor(random() * HISTORY_DAYS * DAY_MS);
  const instalments = 1 + Math.floor(random() * 3);
  const paid = random() < 0.7 ? instalments : Math.floor(random() * instalments);
  const amount = (20 + Math.floor(random() * 8_000) / 100).toFixed(2);
  const disputed = random() < 0.01 ? "yes" : "no";
  return Array.from({ length: instalments }, (_, k) => {
    const dueAt = createdAt + (k + 1) * GAP_DAYS * DAY_MS;
    const isPaid = k < paid && dueAt < startAt.getTime() - DAY_MS;
    return [
      `c${String(Math.floor(i / ORDERS_A_CUSTOMER))}`,
      `o${String(i)}`,
      new Date(createdAt).toISOString(),
      morning(dueAt),
      amount,
      "USD",
      isPaid ? morning(dueAt) : "",
      disputed,
      "US",
      "MA",
    ].join(",");
  });
};

/** Writes receivables of so many orders, spread evenly over thirteen months; the same number makes the same file. */
export const writeCreditHistory = async (path: string, orders: number, startAt: Date): Promise<void> => {
  const out = createWriteStream(path);
  out.write(`${HEAD}\n`);
  for (let i = 0; i < orders; i++) if (!out.write(`${rowsOf(i, startAt).join("\n")}\n`)) await once(out, "drain");
  out.end();
  await once(out, "finish");
};
