import { GraphqlQueryError, HttpResponseError } from "@shopify/shopify-api";
import { z } from "zod";
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

/** The Admin API for background work: fresh tokens, patience when throttled, tolerance for fields that were denied. */
export const createAdminClient = (parts: TokenParts): AdminClient => {
  const tokens = createTokens(parts);
  return {
    query: async (shopId, text, variables = {}) => {
      let refused: string | undefined;
      for (let tries = 1; ; tries++) {
        const session = await tokens.get(shopId, refused);
        const client = new parts.api.clients.Graphql({ session });
        try {
          const answer = await client.request(text, { variables, retries: 2 });
          return answer.data as unknown;
        } catch (error) {
          if (isUnauthorized(error)) {
            if (refused !== undefined) return await tokens.giveUp(shopId, session.accessToken);
            refused = session.accessToken;
            continue;
          }
          const read = readError(error);
          if ("data" in read) return read.data;
          if (tries >= TRIES) throw error;
          await parts.sleep(read.waitMs);
        }
      }
    },
  };
};
