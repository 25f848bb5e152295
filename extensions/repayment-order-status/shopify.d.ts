import type { Api } from "@shopify/ui-extensions/customer-account.order-status.block.render";

/** The global of this extension's target; the Shopify CLI writes the same declaration. */
declare module "./src/RepaymentStatus.tsx" {
  const shopify: Api;
}
