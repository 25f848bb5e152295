import { redirect } from "@remix-run/node";

/** Installation starts in Shopify; nobody types the address of a shop here (App Store requirement 2.3.1). */
export const loader = () => redirect("/");
