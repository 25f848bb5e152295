import "@shopify/ui-extensions/admin.order-details.block.render";

type Target = import("@shopify/ui-extensions/admin.order-details.block.render").Api;

/** The global of this extension's target; the Shopify CLI writes the same declaration. */
declare module "./src/OrderBlock.tsx" {
  const shopify: Target;
}
