import { thirdPartyProvider } from "~/domain/ledger/third-party";
import type { PurchaseRecord, RepaymentRecord } from "~/domain/scoring/types";
import { readReceivables, type Receivable } from "./receivables-csv.server";

/** One customer of a file: its rows oldest first, and what they mean for scoring. */
export type History = {
  readonly customerId: string;
  readonly rows: readonly Receivable[];
  readonly credit: readonly RepaymentRecord[];
  readonly purchases: readonly PurchaseRecord[];
};

export const isThirdParty = ({ gateway }: Receivable): boolean =>
  gateway !== undefined && thirdPartyProvider(gateway) !== undefined;

const byCreation = (a: Receivable, b: Receivable): number =>
  a.createdAt.getTime() - b.createdAt.getTime() ||
  a.dueAt.getTime() - b.dueAt.getTime() ||
  (a.orderId < b.orderId ? -1 : 1);

/** What an instalment of a file is as history. */
export const toCredit = ({
  customerId,
  orderId,
  createdAt,
  dueAt,
  amountMinor,
  paidAt,
  disputed,
  items,
}: Receivable): RepaymentRecord => ({
  customerId,
  orderId,
  createdAt,
  dueAt,
  amountMinor,
  paidAt,
  // The file does not say since when: whoever settles it knows.
  disputedAt: disputed ? (paidAt ?? dueAt) : undefined,
  articles: items,
});

const toPurchase = ({ customerId, orderId, createdAt, amountMinor }: Receivable): PurchaseRecord => ({
  customerId,
  orderId,
  createdAt,
  amountMinor,
  viaThirdPartyBnpl: true,
  discounted: false,
});

const keyOf = ({ orderId, dueOn }: Receivable): string => `${orderId}\n${dueOn}`;

/** Groups rows by customer, in the order in which customers first appear; the last of equal instalments counts. */
export const historiesOf = (rows: Iterable<Receivable>): Map<string, History> => {
  const byCustomer = new Map<string, Map<string, Receivable>>();
  for (const row of rows) {
    const known = byCustomer.get(row.customerId);
    if (known) known.set(keyOf(row), row);
    else byCustomer.set(row.customerId, new Map([[keyOf(row), row]]));
  }
  const histories = new Map<string, History>();
  for (const [customerId, instalments] of byCustomer) {
    const sorted = [...instalments.values()].sort(byCreation);
    histories.set(customerId, {
      customerId,
      rows: sorted,
      credit: sorted.filter((row) => !isThirdParty(row)).map(toCredit),
      purchases: sorted.filter(isThirdParty).map(toPurchase),
    });
  }
  return histories;
};

export const readAll = async (path: string): Promise<Receivable[]> => {
  const rows: Receivable[] = [];
  for await (const row of readReceivables(path)) rows.push(row);
  return rows;
};
