import { GraphQLError } from "graphql";
import type { Core } from "../core";
import { listConnection, type ConnectionArgs } from "./connection";
import { dateTime, parseGid } from "./format";

type StoreMetafield = {
  readonly id: number;
  readonly ownerId: string;
  readonly namespace: string;
  readonly key: string;
  readonly value: string;
  readonly type: string;
  readonly updatedAt: Date;
};
/** By owner, then by namespace and key. */
type Fields = Map<string, Map<string, StoreMetafield>>;

/** What `$app` stands for: the namespace that Shopify reserves for one app. */
const APP_NAMESPACE = "app--1";
const MOST_AT_ONCE = 25;

export type Identifier = { readonly ownerId: string; readonly namespace?: string | null; readonly key: string };
export type Input = Identifier & { readonly value: string; readonly type?: string | null };
type UserError = {
  readonly code: string;
  readonly field: string[];
  readonly elementIndex: number;
  readonly message: string;
};

const FORMATS: Readonly<Record<string, RegExp>> = {
  single_line_text_field: /^[^\n\r]+$/,
  number_integer: /^-?\d{1,16}$/,
  number_decimal: /^-?\d{1,13}(\.\d{1,9})?$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
};

const stores = new WeakMap<Core, Fields>();
let lastId = 8_800_000_000_000;

/** The metafields of one owner, made when first asked for. */
const metafieldsOf = (core: Core, ownerId: string): Map<string, StoreMetafield> => {
  const store: Fields = stores.get(core) ?? new Map<string, Map<string, StoreMetafield>>();
  stores.set(core, store);
  const fields = store.get(ownerId) ?? new Map<string, StoreMetafield>();
  store.set(ownerId, fields);
  return fields;
};

const namespaceOf = (namespace: string | null | undefined): string =>
  (namespace ?? "$app").replace(/^\$app/, APP_NAMESPACE);

const fieldsOf = (core: Core, ownerId: string): Map<string, StoreMetafield> | undefined => {
  const owner = parseGid(ownerId);
  if (owner?.type === "Order") return core.state.orders.has(owner.id) ? metafieldsOf(core, ownerId) : undefined;
  if (owner?.type !== "Customer") return undefined;
  return core.state.customers.has(owner.id) ? metafieldsOf(core, ownerId) : undefined;
};

/** Metafields follow the scope of their owner. */
const refuseWithoutScope = (scopes: readonly string[], inputs: readonly Identifier[]): void => {
  for (const { ownerId } of inputs) {
    const scope = parseGid(ownerId)?.type === "Customer" ? "write_customers" : "write_orders";
    if (!scopes.includes(scope))
      throw new GraphQLError(`Access denied. Required access: \`${scope}\` access scope.`, {
        extensions: { code: "ACCESS_DENIED" },
      });
  }
};

const errorOf = (core: Core, input: Input, index: number): UserError[] => {
  const at = (field: string, code: string, message: string) => [{ code, field: ["metafields", String(index), field], elementIndex: index, message }]; // prettier-ignore
  if (!fieldsOf(core, input.ownerId)) return at("ownerId", "INVALID", "Owner does not exist.");
  if (input.value === "") return at("value", "BLANK", "Value can't be blank.");
  const format = FORMATS[input.type ?? ""];
  if (!format) return at("type", "INVALID_TYPE", "Type must be one of the supported types.");
  return format.test(input.value) ? [] : at("value", "INVALID_VALUE", `Value is not a valid ${input.type ?? ""}.`);
};

const view = (field: StoreMetafield) => ({
  id: `gid://shopify/Metafield/${String(field.id)}`,
  namespace: field.namespace,
  key: field.key,
  value: field.value,
  jsonValue: field.type.startsWith("number_integer") ? Number(field.value) : field.value,
  type: field.type,
  createdAt: dateTime(field.updatedAt),
  updatedAt: dateTime(field.updatedAt),
  ownerType: parseGid(field.ownerId)?.type.toUpperCase(),
  compareDigest: `${field.key}=${field.value}`,
});

/** Writes all of them or, when one is refused, none. */
export const setMetafields = (core: Core, scopes: readonly string[], inputs: readonly Input[]): object => {
  refuseWithoutScope(scopes, inputs);
  if (inputs.length > MOST_AT_ONCE)
    throw new GraphQLError(
      `The input array size of ${String(inputs.length)} is greater than the maximum allowed of 25.`,
      {
        extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" },
      },
    );
  const userErrors = inputs.flatMap((input, index) => errorOf(core, input, index));
  if (userErrors.length > 0) return { metafields: [], userErrors };
  const metafields = inputs.map((input) => {
    const namespace = namespaceOf(input.namespace);
    const fields = metafieldsOf(core, input.ownerId);
    const name = `${namespace}.${input.key}`;
    const id = fields.get(name)?.id ?? (lastId += 1);
    const field = { id, ownerId: input.ownerId, namespace, key: input.key, value: input.value, type: input.type ?? "", updatedAt: core.now() }; // prettier-ignore
    fields.set(name, field);
    return view(field);
  });
  return { metafields, userErrors: [] };
};

/** Removing what is not there succeeds, and is answered by a null in its place. */
export const deleteMetafields = (core: Core, scopes: readonly string[], inputs: readonly Identifier[]): object => {
  refuseWithoutScope(scopes, inputs);
  return {
    deletedMetafields: inputs.map(({ ownerId, namespace, key }) => {
      const full = namespaceOf(namespace);
      return fieldsOf(core, ownerId)?.delete(`${full}.${key}`) ? { ownerId, namespace: full, key } : null;
    }),
    userErrors: [],
  };
};

/** The `metafield` and `metafields` fields of an order or customer. */
export const metafieldFields = (core: Core, ownerId: string) => ({
  metafield: ({ namespace, key }: { readonly namespace?: string | null; readonly key: string }) => {
    const field = metafieldsOf(core, ownerId).get(`${namespaceOf(namespace)}.${key}`);
    return field ? view(field) : null;
  },
  metafields: (args: ConnectionArgs & { readonly namespace?: string | null }) => {
    const all = [...metafieldsOf(core, ownerId).values()];
    const wanted = args.namespace ? all.filter(({ namespace }) => namespace === namespaceOf(args.namespace)) : all;
    return listConnection(wanted, (field) => view(field))(args);
  },
});
