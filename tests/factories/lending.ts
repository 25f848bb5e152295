import type { Base } from "~/composition.server";
import { insertRows, type Columns } from "~/db/bulk.server";
import { DAY_MS } from "~/domain/shared/duration";
import { seededRandom } from "~/domain/shared/random";
import { SHOP } from "./base";

const CUSTOMER: Columns = { id: "text", shopId: "text", shopifyId: "text", createdAt: "instant", updatedAt: "instant" };
const OBLIGATION: Columns = {
  id: "text", shopId: "text", customerId: "text", orderId: "text", orderName: "text", creditKind: "text",
  currency: "text", openedAt: "instant", balanceMinor: "int", state: "text",
}; // prettier-ignore
const INSTALMENT: Columns = {
  id: "text", shopId: "text", obligationId: "text", customerId: "text", sequence: "int", dueAt: "instant", dueOn: "text",
  amountMinor: "int", balanceMinor: "int", state: "text", paidAt: "instant",
}; // prettier-ignore

export type Lending = {
  readonly customers: number;
  /** Orders are placed from so many days before `now` on, to so many. */
  readonly fromDaysAgo: number;
  readonly toDaysAgo: number;
  readonly ordersEach: number;
  readonly amountMinor?: number;
  /** How often somebody of this reliability, between 0 and 1, pays late. */
  readonly lateRate?: (reliability: number) => number;
  /** Tells one batch of orders from another. */
  readonly batch?: string;
};

export const customerOf = (n: number): string => `${SHOP}/c/${String(n)}`;

/** Most pay nearly always on time, some hardly ever: a past that tells the future. */
const PEOPLE = (reliability: number): number => (reliability < 0.3 ? 0.75 : 0.06);

type Lent = {
  readonly id: string;
  readonly customerId: string;
  readonly openedAt: Date;
  readonly dueAt: Date;
  readonly amount: number;
  readonly paidAt: Date | null;
};

/** One order in one instalment due a fortnight later, paid as is its customer's way. */
const lent = (input: Lending, now: Date, n: number, k: number, random: () => number): Lent => {
  const { fromDaysAgo, toDaysAgo, ordersEach, batch = "a", amountMinor = 9_000, lateRate = PEOPLE } = input;
  const span = (fromDaysAgo - toDaysAgo) / ordersEach;
  const openedAt = new Date(now.getTime() - (fromDaysAgo - (k + random()) * span) * DAY_MS);
  const dueAt = new Date(openedAt.getTime() + 14 * DAY_MS);
  const isLate = random() < lateRate(seededRandom(`person/${String(n)}`)());
  const wouldPay = new Date(dueAt.getTime() + (isLate ? 2 + random() * 20 : -random() * 3) * DAY_MS);
  const id = `${SHOP}/o/${batch}/${String(n)}/${String(k)}`;
  return {
    id,
    customerId: customerOf(n),
    openedAt,
    dueAt,
    amount: Math.round(amountMinor * (0.5 + random())),
    paidAt: wouldPay < now ? wouldPay : null,
  };
};

/** A shop that has lent; the same input makes the same rows. */
export const lend = async ({ db, dialect, now }: Base, input: Lending): Promise<void> => {
  const { customers, ordersEach, batch = "a" } = input;
  const numbers = Array.from({ length: customers }, (_, n) => n);
  const rows = numbers.flatMap((n) => {
    const random = seededRandom(`${batch}/${String(n)}`);
    return Array.from({ length: ordersEach }, (_, k) => lent(input, now(), n, k, random));
  });
  const since = new Date(now().getTime() - input.fromDaysAgo * DAY_MS);
  const people = numbers.map((n) => ({ id: customerOf(n), shopId: SHOP, shopifyId: `gid://shopify/Customer/${String(n)}`, createdAt: since, updatedAt: now() }));
  const common = ({ paidAt, amount }: Lent) => ({ shopId: SHOP, balanceMinor: paidAt === null ? amount : 0 });
  const obligations = rows.map((row) => ({ ...row, ...common(row), orderId: `gid://shopify/Order/${row.id}`, orderName: row.id, creditKind: "payment_terms", currency: "USD", state: row.paidAt === null ? "open" : "settled" }));
  const instalments = rows.map((row) => ({ ...row, ...common(row), id: `${row.id}/1`, obligationId: row.id, sequence: 1, dueOn: row.dueAt.toISOString().slice(0, 10), amountMinor: row.amount, state: row.paidAt === null ? "open" : "paid" }));
  await insertRows(db, dialect, "Customer", CUSTOMER, people, "ON CONFLICT DO NOTHING");
  await insertRows(db, dialect, "Obligation", OBLIGATION, obligations);
  await insertRows(db, dialect, "Instalment", INSTALMENT, instalments);
}; // prettier-ignore
