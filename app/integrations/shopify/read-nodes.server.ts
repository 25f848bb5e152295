import { z } from "zod";
import type { Poison } from "~/domain/inbox/set-aside";
import { AnswerErrors, type AdminClient, type AnswerError } from "./admin-client.server";

export type Node = { readonly id: string };
type Nodes = { readonly found: readonly Node[]; readonly unread: readonly Poison[] };

const nodesSchema = z.object({ nodes: z.array(z.unknown()) });
const isNode = (node: unknown): node is Node => z.object({ id: z.string() }).safeParse(node).success;

/** Which of the nodes an error is about; undefined when it does not say. */
const placeOf = ({ path }: AnswerError): number | undefined =>
  path?.[0] === "nodes" && typeof path[1] === "number" ? path[1] : undefined;

/** What an answer with errors still says, when each of them names its node. */
const withoutFailed = (ids: readonly string[], { data, errors }: AnswerErrors): Nodes | undefined => {
  const answer = nodesSchema.safeParse(data);
  if (!answer.success || errors.length === 0) return undefined;
  const failed = new Map<number, string>();
  for (const error of errors) {
    const place = placeOf(error);
    if (place === undefined) return undefined;
    failed.set(place, error.message);
  }
  return {
    found: answer.data.nodes.filter((node, i): node is Node => !failed.has(i) && isNode(node)),
    unread: ids.flatMap((resourceId, i) => {
      const message = failed.get(i);
      return message === undefined ? [] : [{ resourceId, error: `Shopify: ${message}` }];
    }),
  };
};

/** Reads nodes by their ids, `size` at a time; what no longer exists is left out. */
export const readNodes = async (
  client: AdminClient,
  shopId: string,
  { query, ids, size }: { readonly query: string; readonly ids: readonly string[]; readonly size: number },
): Promise<Nodes> => {
  /** Where Shopify does not say which node it cannot answer, each half is asked for by itself. */
  const read = async (some: readonly string[]): Promise<Nodes> => {
    try {
      return {
        found: nodesSchema.parse(await client.query(shopId, query, { ids: some })).nodes.filter(isNode),
        unread: [],
      };
    } catch (error) {
      if (!(error instanceof AnswerErrors)) throw error;
      const [only] = some;
      const known = withoutFailed(some, error);
      if (known) return known;
      if (only === undefined) throw error;
      if (some.length === 1) return { found: [], unread: [{ resourceId: only, error: `Shopify: ${error.message}` }] };
      const middle = Math.floor(some.length / 2);
      const halves = [await read(some.slice(0, middle)), await read(some.slice(middle))];
      const unread = halves.flatMap((half) => half.unread);
      // When it answers for none of them, it is not their fault.
      if (unread.length === some.length) throw error;
      return { found: halves.flatMap(({ found }) => found), unread };
    }
  };
  const found: Node[] = [];
  const unread: Poison[] = [];
  for (let i = 0; i < ids.length; i += size) {
    const part = await read(ids.slice(i, i + size));
    found.push(...part.found);
    unread.push(...part.unread);
  }
  return { found, unread };
};
