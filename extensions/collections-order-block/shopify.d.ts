import type { Api } from "@shopify/ui-extensions/admin.order-details.block.render";

/** The global of this extension's target; the Shopify CLI writes the same declarations. */
declare module "./src/OrderBlock.tsx" {
  const shopify: Api;
}
declare module "./src/format.ts" {
  const shopify: Api;
}
