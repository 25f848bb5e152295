/** What the app asks Shopify for, and whether it works without. */
export const WANTED_SCOPES = [
  { scope: "read_orders", isRequired: true },
  { scope: "read_customers", isRequired: true },
  { scope: "read_payment_terms", isRequired: true },
  { scope: "read_all_orders", isRequired: false },
  { scope: "read_customer_merge", isRequired: false },
  { scope: "write_orders", isRequired: false },
  { scope: "write_customers", isRequired: false },
] as const;
export type WantedScope = (typeof WANTED_SCOPES)[number]["scope"];

/** Whoever may write something may read it; Shopify then lists the writing alone. */
export const hasScope = (granted: readonly string[], scope: WantedScope): boolean =>
  granted.includes(scope) || granted.includes(scope.replace(/^read_/, "write_"));
