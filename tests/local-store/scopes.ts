import { readFileSync } from "node:fs";
import type { Core } from "./core";

/** Granted where the options name no scopes. */
export const DEFAULT_SCOPES = ["read_orders", "read_all_orders", "read_customers", "read_payment_terms"] as const;

const configuration = readFileSync(new URL("../../shopify.app.toml", import.meta.url), "utf8");

/** The scopes that the app's configuration calls optional: no other can be asked for later. */
const OPTIONAL = Array.from(
  (/^optional_scopes = \[([^\]]*)\]/m.exec(configuration)?.[1] ?? "").matchAll(/"([^"]+)"/g),
  ([, scope = ""]) => scope,
);

/** What App Bridge's `scopes.query` says. */
export const scopesDetail = ({ scopes }: Core) => ({
  granted: scopes,
  required: scopes.filter((scope) => !OPTIONAL.includes(scope)),
  optional: OPTIONAL,
});

const change = (core: Core, named: readonly string[], scopes: readonly string[]) => {
  const unknown = named.filter((scope) => !OPTIONAL.includes(scope));
  if (unknown.length > 0) throw new Error(`Not among the app's optional scopes: ${unknown.join(", ")}`);
  const previous = core.scopes;
  core.scopes = scopes;
  core.emit("app/scopes_update", () => ({
    id: 1,
    shop_id: "gid://shopify/Shop/1",
    previous,
    current: core.scopes,
    updated_at: core.now().toISOString(),
  }));
  return scopesDetail(core);
};

/** The merchant agrees: the tokens at hand are good for more from now on, and the app is told. */
export const grantScopes = (core: Core, wanted: readonly string[]) =>
  change(core, wanted, [...new Set([...core.scopes, ...wanted])]);

/** The app gives optional scopes back. */
export const revokeScopes = (core: Core, unwanted: readonly string[]) =>
  change(core, unwanted, core.scopes.filter((scope) => !unwanted.includes(scope))); // prettier-ignore
