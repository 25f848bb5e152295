import "@shopify/ui-extensions/admin.order-details.block.render";

/** The global of this extension's target; the Shopify CLI writes the same declaration. */
declare global {
  const shopify: import("@shopify/ui-extensions/admin.order-details.block.render").Api;
}
