import type { Shopify } from "@shopify/shopify-api";

/** Who asks through the store's own address: the shop, and the shopper when one is logged in. */
export type ProxyVisitor = { readonly shopId: string; readonly customerId: string | undefined };

/**
 * Reads a request that came through Shopify's app proxy; undefined unless Shopify signed it just now. Only then is
 * `logged_in_customer_id` worth anything. No token is touched: background work alone refreshes those.
 */
export const readProxyVisitor = async (api: Shopify, url: URL): Promise<ProxyVisitor | undefined> => {
  const isGenuine = await api.utils.validateHmac(url.searchParams, { signator: "appProxy" }).catch(() => false);
  const shopId = api.utils.sanitizeShop(url.searchParams.get("shop") ?? "");
  if (!isGenuine || shopId === null) return undefined;
  const customer = url.searchParams.get("logged_in_customer_id") ?? "";
  return { shopId, customerId: /^\d+$/.test(customer) ? `gid://shopify/Customer/${customer}` : undefined };
};
