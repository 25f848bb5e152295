import type { Session } from "@shopify/shopify-api";
import { z } from "zod";
import { FIELD_TYPES, type FieldKey } from "~/domain/shopify-fields/types";
import type { AdminClient } from "./admin-client.server";
import { DELETE_METAFIELDS, SET_METAFIELDS } from "./metafields.queries.server";

/** Reserved by Shopify for the app that writes: nobody else can change what stands there. */
const NAMESPACE = "$app";

const payloadSchema = z
  .object({
    userErrors: z.array(
      z.object({
        elementIndex: z.number().nullish(),
        field: z.array(z.string()).nullable(),
        message: z.string(),
      }),
    ),
  })
  .nullish();
const setSchema = z.object({ metafieldsSet: payloadSchema });
const deleteSchema = z.object({ metafieldsDelete: payloadSchema });
type Payload = z.infer<typeof payloadSchema>;

type Field = { readonly ownerId: string; readonly key: string };
type Refusal = Field & { readonly message: string };

/** Which input an error is about: by its index, or by the path ["metafields", "3", "value"]. */
const indexOf = ({ elementIndex, field }: { elementIndex?: number | null; field: string[] | null }): number =>
  elementIndex ?? Number(field?.[1] ?? NaN);

/**
 * Sends all, and what is left after an answer names what it refuses: Shopify writes everything of a call or nothing.
 * An error that names no input is about all of them.
 */
const sendUntilTaken = async <Input extends Field>(
  inputs: readonly Input[],
  send: (inputs: readonly Input[]) => Promise<Payload>,
): Promise<Refusal[] | undefined> => {
  const refused: Refusal[] = [];
  for (let rest = inputs; rest.length > 0;) {
    const payload = await send(rest);
    if (!payload) return undefined;
    if (payload.userErrors.length === 0) return refused;
    const messages = new Map(payload.userErrors.map((error) => [indexOf(error), error.message]));
    const named = rest.some((_, i) => messages.has(i));
    const message = payload.userErrors[0]?.message ?? "";
    rest.forEach(({ ownerId, key }, i) => {
      if (!named || messages.has(i)) refused.push({ ownerId, key, message: messages.get(i) ?? message });
    });
    rest = named ? rest.filter((_, i) => !messages.has(i)) : [];
  }
  return refused;
};

/** Which owners a token may write: metafields follow the scope of what they stand on. */
export const accessOf = (session: Pick<Session, "scope"> | undefined) => {
  const scopes = new Set(session?.scope?.split(",").map((scope) => scope.trim()));
  return { orders: scopes.has("write_orders"), customers: scopes.has("write_customers") };
};

/** The app's own metafields on orders and customers. Undefined is answered where Shopify denies access. */
export const createMetafields = (client: AdminClient) => ({
  set: (
    shopId: string,
    values: readonly (Field & { readonly key: FieldKey; readonly value: string })[],
  ): Promise<Refusal[] | undefined> =>
    sendUntilTaken(values, async (rest) => {
      const metafields = rest.map(({ ownerId, key, value }) => ({ ownerId, namespace: NAMESPACE, key, value, type: FIELD_TYPES[key] })); // prettier-ignore
      return setSchema.parse(await client.query(shopId, SET_METAFIELDS, { metafields })).metafieldsSet;
    }),
  remove: (shopId: string, fields: readonly Field[]): Promise<Refusal[] | undefined> =>
    sendUntilTaken(fields, async (rest) => {
      const metafields = rest.map(({ ownerId, key }) => ({ ownerId, namespace: NAMESPACE, key }));
      return deleteSchema.parse(await client.query(shopId, DELETE_METAFIELDS, { metafields })).metafieldsDelete;
    }),
});
