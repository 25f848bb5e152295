import { GraphqlQueryError, type Session, type Shopify } from "@shopify/shopify-api";
import { z } from "zod";
import { minutes, plus, seconds } from "~/domain/shared/duration";

/** A token is refreshed this long before it ends, so that a request under way does not outlive it. */
const REFRESH_BEFORE = minutes(5);
const LEASE = seconds(20);
const TRIES = 8;

export type AdminClientParts = {
  readonly api: Shopify;
  readonly sessions: {
    readonly load: (id: string) => Promise<Session | undefined>;
    readonly store: (session: Session) => Promise<boolean>;
  };
  /** A lock by name across processes; answers false while another owner holds it. */
  readonly lease: {
    readonly take: (key: string, owner: string, now: Date, until: Date) => Promise<boolean>;
    readonly release: (key: string, owner: string) => Promise<void>;
  };
  readonly now: () => Date;
  readonly newId: () => string;
  readonly sleep: (ms: number) => Promise<void>;
};

/** The shop has no usable token: it was uninstalled, or the app was not opened since. Retrying cannot help. */
export class NotInstalledError extends Error {}

export type AdminClient = {
  readonly query: (shopId: string, text: string, variables?: Record<string, unknown>) => Promise<unknown>;
};

const isFresh = (session: Session, now: Date): boolean =>
  session.expires === undefined || session.expires > plus(now, REFRESH_BEFORE);

const bodySchema = z.object({
  data: z.unknown().optional(),
  errors: z
    .object({
      graphQLErrors: z
        .array(z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() }))
        .optional(),
    })
    .optional(),
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

/** Throttled: how long to wait. Denied fields: what was allowed. Anything else throws. */
const readError = (error: unknown): { readonly waitMs: number } | { readonly data: unknown } => {
  if (!(error instanceof GraphqlQueryError)) throw error;
  const body = bodySchema.parse(error.body);
  const codes = (body.errors?.graphQLErrors ?? []).map(({ extensions }) => extensions?.code);
  if (codes.includes("THROTTLED")) return { waitMs: waitFor(body) };
  const hasData = body.data !== undefined && body.data !== null;
  if (hasData && codes.every((code) => code === "ACCESS_DENIED")) return { data: body.data };
  throw error;
};

/** Refreshes the offline token once however many ask, in however many processes: Shopify rotates it each time. */
const createTokens = (parts: AdminClientParts) => {
  const refresh = async (shopId: string, owner: string): Promise<Session | undefined> => {
    const key = `token:${shopId}`;
    if (!(await parts.lease.take(key, owner, parts.now(), plus(parts.now(), LEASE)))) return undefined;
    try {
      const current = await parts.sessions.load(parts.api.session.getOfflineId(shopId));
      if (!current?.refreshToken) throw new NotInstalledError(`No token for ${shopId}`);
      if (isFresh(current, parts.now())) return current;
      const { session } = await parts.api.auth.refreshToken({ shop: shopId, refreshToken: current.refreshToken });
      await parts.sessions.store(session);
      return session;
    } finally {
      await parts.lease.release(key, owner);
    }
  };
  return async (shopId: string): Promise<Session> => {
    const owner = parts.newId();
    for (let tries = 0; tries < 100; tries++) {
      const session = await parts.sessions.load(parts.api.session.getOfflineId(shopId));
      if (!session) throw new NotInstalledError(`No session for ${shopId}`);
      if (isFresh(session, parts.now())) return session;
      const refreshed = await refresh(shopId, owner);
      if (refreshed) return refreshed;
      await parts.sleep(100);
    }
    throw new Error(`The token of ${shopId} could not be refreshed: the lock stayed taken`);
  };
};

/** The Admin API for background work: fresh tokens, patience when throttled, tolerance for fields that were denied. */
export const createAdminClient = (parts: AdminClientParts): AdminClient => {
  const tokenFor = createTokens(parts);
  return {
    query: async (shopId, text, variables = {}) => {
      for (let tries = 1; ; tries++) {
        const client = new parts.api.clients.Graphql({ session: await tokenFor(shopId) });
        try {
          const answer = await client.request(text, { variables, retries: 2 });
          return answer.data as unknown;
        } catch (error) {
          const read = readError(error);
          if ("data" in read) return read.data;
          if (tries >= TRIES) throw error;
          await parts.sleep(read.waitMs);
        }
      }
    },
  };
};
