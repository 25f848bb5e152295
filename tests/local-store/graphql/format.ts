import { formatDecimal } from "~/domain/shared/money";
import { presentedOf } from "../order-money";
import type { StoreOrder } from "../types";

/** Shopify writes whole seconds. */
export const dateTime = (at: Date): string => at.toISOString().replace(/\.\d{3}Z$/, "Z");
export const dateTimeOrNull = (at: Date | null): string | null => (at ? dateTime(at) : null);

export const gid = (type: string, id: number): string => `gid://shopify/${type}/${String(id)}`;

/** Type and number of a GID, or null where it is none. */
export const parseGid = (value: unknown): { readonly type: string; readonly id: number } | null => {
  const match = /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(String(value));
  return match ? { type: match[1] ?? "", id: Number(match[2]) } : null;
};

export const money = (minor: number, currency: string) => ({
  amount: formatDecimal(minor, currency),
  currencyCode: currency,
});

/** An amount in the shop's and in the customer's currency. */
export const moneyBag = (minor: number, order: Pick<StoreOrder, "currency" | "presentment">) => {
  const presented = presentedOf(order, minor);
  return { shopMoney: money(minor, order.currency), presentmentMoney: money(presented.minor, presented.currency) };
};
