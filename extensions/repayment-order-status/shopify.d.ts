import "@shopify/ui-extensions/customer-account.order-status.block.render";

type Target = import("@shopify/ui-extensions/customer-account.order-status.block.render").Api;

/** The global of this extension's target; the Shopify CLI writes the same declaration. */
declare module "./src/RepaymentStatus.tsx" {
  const shopify: Target;
}
