import { z } from "zod";
import { convertAll, parseMinor } from "~/domain/shared/money";

export const money = z.object({ amount: z.string(), currencyCode: z.string() });
/** An amount in the shop's currency, and with `both` also in the customer's. */
export const bag = z.object({ shopMoney: money });
export const both = z.object({ shopMoney: money, presentmentMoney: money });

type Money = z.infer<typeof money>;
type Both = z.infer<typeof both>;

/** Minor units; throws for an amount that cannot be read. */
export const minor = ({ amount, currencyCode }: Money): number => {
  const parsed = parseMinor(amount, currencyCode);
  if (!parsed.ok) throw new Error(`Shopify sent an amount that cannot be read: ${parsed.error}`);
  return parsed.value;
};

/** Minor units of the shop's currency. Amounts in the customer's are converted at the order's own rate. */
export const inShopMoney = (amounts: readonly Money[], { shopMoney, presentmentMoney }: Both): number[] => {
  const plain = amounts.map(minor);
  if (amounts.every(({ currencyCode }) => currencyCode === shopMoney.currencyCode)) return plain;
  const whole = minor(presentmentMoney);
  return convertAll(plain, whole === 0 ? 0 : minor(shopMoney) / whole);
};
