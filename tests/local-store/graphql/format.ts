import { formatDecimal } from "~/domain/shared/money";

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

/** The store sells in one currency, so the shop's and the customer's money are the same. */
export const moneyBag = (minor: number, currency: string) => ({
  shopMoney: money(minor, currency),
  presentmentMoney: money(minor, currency),
});
