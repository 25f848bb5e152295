import type { ScoringHistory } from "~/contracts/scores";
import { aboutOf } from "~/domain/scoring/examples";
import type { RepaymentRecord, Unseen } from "~/domain/scoring/types";
import type { Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";
import { loadOrders, type Credit } from "./scoring-orders.server";
import { loadSignals } from "./scoring-signals.server";

type Person = {
  readonly createdAt: Date;
  readonly lifetimeOrders: number;
  readonly lifetimeSpentMinor: bigint;
};

/** Orders that Shopify counts beside those that are stored. */
const unseenOf = ({ createdAt, lifetimeOrders, lifetimeSpentMinor }: Person, stored: number): Unseen | undefined =>
  lifetimeOrders <= stored
    ? undefined
    : {
        orders: lifetimeOrders - stored,
        usualMinor: Math.round(Number(lifetimeSpentMinor) / lifetimeOrders),
        since: createdAt,
      };

const meanAmount = (credit: readonly RepaymentRecord[]): number =>
  Math.round(credit.reduce((sum, { amountMinor }) => sum + amountMinor, 0) / Math.max(1, credit.length));

const nextOf = (credit: readonly Credit[]): Credit | undefined =>
  credit.filter(({ isOpen }) => isOpen).reduce<Credit | undefined>(
    (next, record) => (next === undefined || record.dueAt < next.dueAt ? record : next),
    undefined,
  ); // prettier-ignore

/** Purchase and repayment histories of many customers, with eight queries. */
export const loadHistories = async (
  db: DbOrTx,
  dialect: Dialect,
  shopId: string,
  customerIds: readonly string[],
): Promise<ScoringHistory[]> => {
  const wanted = [...customerIds];
  const select = { id: true, scoringOptOutAt: true, createdAt: true, lifetimeOrders: true, lifetimeSpentMinor: true };
  const [people, orders, signalsOf] = await Promise.all([
    db.customer.findMany({ where: { shopId, id: { in: wanted } }, select }),
    loadOrders(db, dialect, shopId, wanted),
    loadSignals(db, shopId, wanted),
  ]);
  return people.map(({ id, scoringOptOutAt, ...person }) => {
    const credit = orders.credit.get(id) ?? [];
    const next = nextOf(credit);
    return {
      customerId: id,
      optedOut: scoringOptOutAt !== null,
      credit,
      purchases: orders.purchasesOf(id),
      unseen: unseenOf(person, orders.storedOf(id)),
      nextAmountMinor: next?.amountMinor ?? meanAmount(credit),
      signals: { about: next && aboutOf(credit)(next), ...signalsOf(id) },
    };
  });
};
