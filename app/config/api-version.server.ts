import { ApiVersion } from "@shopify/shopify-api";

/** The one version of Shopify's API; a test holds shopify.app.toml and the extensions to it. */
export const API_VERSION = ApiVersion.July26;
