import { GraphqlQueryError, HttpResponseError } from "@shopify/shopify-api";
import { z } from "zod";
import { createLine } from "./line.server";
import { createTokens, type TokenParts } from "./tokens.server";

const TRIES = 8;
const UNAUTHORIZED = 401;

const errorSchema = z.object({
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])).optional(),
  extensions: z.object({ code: z.string().optional() }).optional(),
});
export type AnswerError = z.infer<typeof errorSchema>;

/** Shopify answered, and says that it could not answer all: with the part it could. */
export class AnswerErrors extends Error {
  readonly data: unknown;
  readonly errors: readonly AnswerError[];

  constructor(data: unknown, errors: readonly AnswerError[]) {
    super(errors.map(({ message }) => message).join("; "));
    this.data = data;
    this.errors = errors;
  }
}

export type AdminClient = {
  /** Throws `AnswerErrors` when Shopify could not answer all, but for fields that the app may not see. */
  readonly query: (shopId: string, text: string, variables?: Record<string, unknown>) => Promise<unknown>;
};

const bodySchema = z.object({
  data: z.unknown().optional(),
  errors: z.object({ graphQLErrors: z.array(errorSchema).optional() }).optional(),
  extensions: z
    .object({
      cost: z.object({
        requestedQueryCost: z.number(),
        throttleStatus: z.object({ currentlyAvailable: z.number(), restoreRate: z.number() }),
      }),
    })
    .optional(),
});

type Body = z.infer<typeof bodySchema>;

/** How long until Shopify's bucket holds what the query costs, in milliseconds. */
const waitFor = ({ extensions }: Body): number => {
  if (!extensions) return 1_000;
  const { requestedQueryCost, throttleStatus } = extensions.cost;
  const missing = Math.max(1, requestedQueryCost - throttleStatus.currentlyAvailable);
  return Math.ceil((missing / throttleStatus.restoreRate) * 1_000);
};

const isDenied = ({ extensions }: AnswerError): boolean => extensions?.code === "ACCESS_DENIED";

/** Throttled: how long to wait. Denied fields: what was allowed. Anything else throws. */
const readError = (error: unknown): { readonly waitMs: number } | { readonly data: unknown } => {
  if (!(error instanceof GraphqlQueryError)) throw error;
  const body = bodySchema.parse(error.body);
  const errors = body.errors?.graphQLErrors ?? [];
  if (errors.some(({ extensions }) => extensions?.code === "THROTTLED")) return { waitMs: waitFor(body) };
  const hasData = body.data !== undefined && body.data !== null;
  if (hasData && errors.every(isDenied)) return { data: body.data };
  throw new AnswerErrors(body.data, hasData ? errors.filter((one) => !isDenied(one)) : errors);
};

const statusSchema = z.object({ response: z.object({ code: z.number() }) });

const isUnauthorized = (error: unknown): boolean =>
  error instanceof HttpResponseError && statusSchema.safeParse(error).data?.response.code === UNAUTHORIZED;

type Ask = { readonly shopId: string; readonly text: string; readonly variables: Record<string, unknown> };
type Answer = { readonly data: unknown } | { readonly waitMs: number; readonly error: unknown };

/** Asks, and once more with a fresh token where the one at hand is refused. */
const asker = (parts: TokenParts) => {
  const tokens = createTokens(parts);
  const ask = async ({ shopId, text, variables }: Ask, refused?: string): Promise<Answer> => {
    const session = await tokens.get(shopId, refused);
    const client = new parts.api.clients.Graphql({ session });
    try {
      return { data: (await client.request(text, { variables, retries: 2 })).data as unknown };
    } catch (error) {
      if (!isUnauthorized(error)) return { ...readError(error), error };
      if (refused !== undefined) return { data: await tokens.giveUp(shopId, session.accessToken) };
    }
    return ask({ shopId, text, variables }, session.accessToken);
  };
  return ask;
};

/**
 * The Admin API for background work: fresh tokens, patience when throttled, tolerance for fields that were denied. What
 * a shop's bucket has no room for waits in a line, and while anybody waits there so does whatever comes: all at once
 * they would empty the bucket again and again, and the last of them would give up.
 */
export const createAdminClient = (parts: TokenParts): AdminClient => {
  const ask = asker(parts);
  const line = createLine();
  const patiently = async (query: Ask, firstWaitMs: number): Promise<unknown> => {
    let waitMs = firstWaitMs;
    for (let tries = 1; ; tries++) {
      if (waitMs > 0) await parts.sleep(waitMs);
      const answer = await ask(query);
      if ("data" in answer) return answer.data;
      if (tries >= TRIES) throw answer.error;
      ({ waitMs } = answer);
    }
  };
  return {
    query: async (shopId, text, variables = {}) => {
      const query = { shopId, text, variables };
      if (line.isThere(shopId)) return line.join(shopId, () => patiently(query, 0));
      const answer = await ask(query);
      return "data" in answer ? answer.data : line.join(shopId, () => patiently(query, answer.waitMs));
    },
  };
};
