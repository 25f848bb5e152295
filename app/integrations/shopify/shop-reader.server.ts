import { z } from "zod";
import type { AdminClient } from "./admin-client.server";
import { SHOP } from "./queries.server";

const schema = z.object({
  shop: z.object({
    name: z.string(),
    email: z.string(),
    currencyCode: z.string(),
    ianaTimezone: z.string(),
    billingAddress: z.object({ countryCodeV2: z.string().nullable() }).nullable(),
  }),
});

/** What a store says of itself. */
export const readShop = async (client: AdminClient, shopId: string) => {
  const { shop } = schema.parse(await client.query(shopId, SHOP));
  return {
    name: shop.name,
    email: shop.email,
    currency: shop.currencyCode,
    timeZone: shop.ianaTimezone,
    country: shop.billingAddress?.countryCodeV2 ?? "",
  };
};
