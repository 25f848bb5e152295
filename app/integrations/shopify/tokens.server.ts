import { HttpResponseError, HttpRetriableError, Session, type Shopify } from "@shopify/shopify-api";
import { z } from "zod";
import { minutes, plus, seconds } from "~/domain/shared/duration";

/** A token is refreshed this long before it ends, so that a request under way does not outlive it. */
const REFRESH_BEFORE = minutes(5);
const LEASE = seconds(20);
const WAITS = 100;

export type TokenParts = {
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
  /** Shopify takes none of the shop's tokens any more: nothing works until somebody opens the app there. */
  readonly onDisconnect: (shopId: string) => Promise<void>;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly sleep: (ms: number) => Promise<void>;
};

/** The shop has no usable token: it was uninstalled, or its tokens were taken back. Trying again cannot help. */
export class NotInstalledError extends Error {}

type Owned = Session & { readonly accessToken: string };

const hasToken = (session: Session | undefined): session is Owned => Boolean(session?.accessToken);

const isFresh = (session: Session, now: Date): boolean =>
  session.expires === undefined || session.expires > plus(now, REFRESH_BEFORE);

const codeSchema = z.object({ response: z.object({ body: z.object({ error: z.string() }) }) });

/** The token is no good. Where the app's own secret is wrong, that says nothing of the shop. */
const isRefusal = (error: unknown): boolean => {
  if (!(error instanceof HttpResponseError) || error instanceof HttpRetriableError) return false;
  return codeSchema.safeParse(error).data?.response.body.error !== "invalid_client";
};

/** The same session without its tokens: what was granted stays known, and the next look at the app asks for new ones. */
const withoutTokens = (session: Session): Session => {
  const bare = new Session(session.toObject());
  delete bare.accessToken;
  delete bare.refreshToken;
  return bare;
};

const refreshOrNone = async ({ api }: TokenParts, { shop, refreshToken }: Session): Promise<Session | undefined> => {
  if (!refreshToken) return undefined;
  try {
    return (await api.auth.refreshToken({ shop, refreshToken })).session;
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
};

/**
 * Hands out offline tokens. One that ends soon, or that Shopify has just refused, is refreshed once however many ask,
 * in however many processes: Shopify rotates it each time. When that is refused too, the shop is disconnected.
 */
export const createTokens = (parts: TokenParts) => {
  const load = (shopId: string) => parts.sessions.load(parts.api.session.getOfflineId(shopId));

  /** Forgets what Shopify refuses, unless somebody opened the app meanwhile: then the job is to be tried again. */
  const disconnect = async (shopId: string, refused: string | undefined): Promise<never> => {
    const current = await load(shopId);
    if (hasToken(current) && current.accessToken !== refused) throw new Error(`A new token for ${shopId} has come`);
    if (current) await parts.sessions.store(withoutTokens(current));
    await parts.onDisconnect(shopId);
    throw new NotInstalledError(`Shopify takes no token for ${shopId}: the app must be opened there again`);
  };

  const isGood = (session: Owned, refused: string | undefined): boolean =>
    session.accessToken !== refused && isFresh(session, parts.now());

  const renew = async (shopId: string, owner: string, refused: string | undefined): Promise<Session | undefined> => {
    const key = `token:${shopId}`;
    if (!(await parts.lease.take(key, owner, parts.now(), plus(parts.now(), LEASE)))) return undefined;
    try {
      const current = await load(shopId);
      if (!hasToken(current)) return await disconnect(shopId, undefined);
      if (isGood(current, refused)) return current;
      const next = await refreshOrNone(parts, current);
      if (!next) return await disconnect(shopId, current.accessToken);
      await parts.sessions.store(next);
      return next;
    } finally {
      await parts.lease.release(key, owner);
    }
  };

  return {
    /** A token for the shop; another than the refused one, where one was. */
    get: async (shopId: string, refused?: string): Promise<Session> => {
      const owner = parts.newId();
      for (let tries = 0; tries < WAITS; tries++) {
        const session = await load(shopId);
        if (!hasToken(session)) return disconnect(shopId, undefined);
        if (isGood(session, refused)) return session;
        const renewed = await renew(shopId, owner, refused);
        if (renewed) return renewed;
        await parts.sleep(100);
      }
      throw new Error(`The token of ${shopId} could not be refreshed: the lock stayed taken`);
    },
    /** A token that was refreshed only now is refused as well. */
    giveUp: disconnect,
  };
};
