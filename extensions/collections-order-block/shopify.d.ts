import type { Api } from "@shopify/ui-extensions/admin.order-details.block.render";

/** The global of this extension's target; the Shopify CLI writes the same declaration. */
declare module "./src/OrderBlock.tsx" {
  const shopify: Api;
}
