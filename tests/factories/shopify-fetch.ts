/**
 * Sends calls to Shopify to the local store instead. Imported before the app's parts, because Shopify's library keeps
 * the `fetch` it finds when it is loaded; the app's own processes get the same from tests/local-store/preload.mjs.
 */
const realFetch = globalThis.fetch;
let storeUrl: string | undefined;

export const answerShopifyFrom = (url: string): void => void (storeUrl = url);

globalThis.fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : String(input));
  if (storeUrl === undefined || !url.hostname.endsWith(".myshopify.com")) return realFetch(input, init);
  const target = new URL(`${url.pathname}${url.search}`, storeUrl);
  return realFetch(input instanceof Request ? new Request(target, input) : target, init);
};
