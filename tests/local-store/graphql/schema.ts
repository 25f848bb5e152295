import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import {
  buildClientSchema,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type IntrospectionQuery,
} from "graphql";

export const API_VERSION = "2026-07";

type ScopeRule = {
  readonly typeName: string;
  readonly fieldName?: string;
  readonly requiredAccess: string;
  readonly offlineScopes: readonly string[];
};

type SchemaFile = {
  readonly data: IntrospectionQuery;
  readonly offline_scopes: { readonly items: readonly ScopeRule[] };
};

type AdminSchema = {
  readonly schema: GraphQLSchema;
  /** Rules by "Type" or "Type.field", only those that require a scope. */
  readonly rules: ReadonlyMap<string, ScopeRule>;
};

let loaded: AdminSchema | undefined;

/** Shopify's own published Admin schema, so that a query the real API would refuse is refused here too. */
export const adminSchema = (): AdminSchema => {
  if (loaded) return loaded;
  // The package exports only its server, so the data is found by its place and not by its name.
  const path = new URL(
    `../../../node_modules/@shopify/dev-mcp/dist/data/admin_${API_VERSION}.json.gz`,
    import.meta.url,
  );
  const file = JSON.parse(gunzipSync(readFileSync(path)).toString("utf8")) as SchemaFile;
  const rules = new Map<string, ScopeRule>();
  for (const rule of file.offline_scopes.items) {
    if (rule.offlineScopes.length === 0) continue;
    rules.set(rule.fieldName === undefined ? rule.typeName : `${rule.typeName}.${rule.fieldName}`, rule);
  }
  loaded = { schema: buildClientSchema(file.data, { assumeValid: true }), rules };
  return loaded;
};

/** write_x contains read_x, and all_orders belongs to orders. */
const grants = (scopes: readonly string[], wanted: string) =>
  scopes.includes(wanted) || (wanted.startsWith("read_") && scopes.includes(wanted.replace("read_", "write_")));

/**
 * Answers why a field may not be read, if so. A rule names several scopes where any of them is enough; "Also: the user
 * must ..." is about staff permissions, which offline access does not have.
 */
export const scopeGuard = (
  scopes: readonly string[],
): ((typeName: string, field: string, returns: string) => string | null) => {
  const { rules } = adminSchema();
  const known = new Map<string, string | null>();
  const check = (typeName: string, field: string, returns: string): string | null => {
    const node = returns.replace(/Connection$/, "");
    for (const key of [`${typeName}.${field}`, returns, node]) {
      const rule = rules.get(key);
      if (rule && !rule.offlineScopes.some((scope) => grants(scopes, scope))) {
        return `Access denied for ${field} field. Required access: ${rule.requiredAccess}`;
      }
    }
    return null;
  };
  return (typeName, field, returns) => {
    const key = `${typeName}.${field}`;
    const cached = known.get(key);
    if (cached !== undefined) return cached;
    const reason = check(typeName, field, returns);
    known.set(key, reason);
    return reason;
  };
};

type Checked = { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] };

const CACHE_SIZE = 500;
const checked = new Map<string, Checked>();

const check = (query: string): Checked => {
  try {
    const document = parse(query);
    const errors = validate(adminSchema().schema, document);
    return errors.length > 0 ? { errors } : { document };
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    throw error;
  }
};

/** Parses and validates; the app sends the same few texts over and over. */
export const checkQuery = (query: string): Checked => {
  const known = checked.get(query);
  if (known) return known;
  if (checked.size >= CACHE_SIZE) checked.clear();
  const result = check(query);
  checked.set(query, result);
  return result;
};
