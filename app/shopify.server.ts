import "@shopify/shopify-app-remix/adapters/node";
import { AppDistribution, shopifyApp } from "@shopify/shopify-app-remix/server";
import { getDeps } from "~/composition.server";
import { API_VERSION } from "~/config/api-version.server";

const deps = getDeps();

/** The one Shopify application; routes authenticate through it. */
const shopify = shopifyApp({
  apiKey: deps.env.SHOPIFY_API_KEY,
  apiSecretKey: deps.env.SHOPIFY_API_SECRET,
  apiVersion: API_VERSION,
  scopes: deps.env.SCOPES.split(","),
  appUrl: deps.env.SHOPIFY_APP_URL,
  sessionStorage: deps.sessions,
  distribution: AppDistribution.AppStore,
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
  hooks: { afterAuth: ({ session }) => deps.onInstall(session.shop) },
});

export const authenticate = shopify.authenticate;
export const addDocumentResponseHeaders = shopify.addDocumentResponseHeaders;

/**
 * A request of the admin with its shop. Pages are loaded side by side: one may come here before another has finished
 * the installation, so each makes sure of it.
 */
export const authenticateAdmin = async (request: Request) => {
  const { session, cors } = await shopify.authenticate.admin(request);
  let shop = await deps.shops.find(session.shop);
  if (shop?.uninstalledAt !== null) {
    await deps.onInstall(session.shop);
    shop = await deps.shops.get(session.shop);
  }
  const actor = session.onlineAccessInfo ? String(session.onlineAccessInfo.associated_user.id) : "staff";
  return { shop, actor, cors };
};
