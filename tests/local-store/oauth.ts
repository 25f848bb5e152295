import { randomBytes } from "node:crypto";
import express, { type Request, type Response, type Router } from "express";
import { jwtVerify } from "jose";
import { z } from "zod";
import { days, hours } from "~/domain/shared/duration";
import type { Core } from "./core";
import type { Webhooks } from "./webhooks";

const OFFLINE_MS = hours(1);
const REFRESH_MS = days(90);
const ONLINE_SECONDS = 86_399;
const TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const ONLINE = "urn:shopify:params:oauth:token-type:online-access-token";

/** The user that is signed in to the stand-in admin. */
export const ADMIN_USER = {
  id: 902541635,
  first_name: "Demo",
  last_name: "Merchant",
  email: "merchant@example.com",
  email_verified: true,
  account_owner: true,
  locale: "en",
  collaborator: false,
} as const;

const requestSchema = z.object({
  client_id: z.string(),
  client_secret: z.string(),
  grant_type: z.string(),
  subject_token: z.string().optional(),
  requested_token_type: z.string().optional(),
  refresh_token: z.string().optional(),
  expiring: z.union([z.string(), z.number(), z.boolean()]).optional(),
});
type TokenRequest = z.infer<typeof requestSchema>;

const refuse = (response: Response, error: string, description: string) =>
  response.status(400).json({ error, error_description: description });

/** Issues and checks the app's tokens; their lifetimes are virtual time. */
export class TokenDesk {
  private readonly access = new Map<string, number>();
  private readonly refresh = new Map<string, number>();
  private readonly core: Core;
  private readonly webhooks: Webhooks;

  constructor(core: Core, webhooks: Webhooks) {
    this.core = core;
    this.webhooks = webhooks;
  }

  /** Whether a request with this token may pass now. */
  accepts(token: string | undefined): boolean {
    const until = token === undefined ? undefined : this.access.get(token);
    return until !== undefined && until > this.core.now().getTime();
  }

  /** Access ends now; whoever has a refresh token gets new access. */
  expireAccess(): void {
    this.access.clear();
  }

  /** Uninstalling ends every token at once. */
  revokeAll(): void {
    this.access.clear();
    this.refresh.clear();
  }

  async exchange(body: TokenRequest, response: Response): Promise<void> {
    if (!(await this.isIdToken(body.subject_token ?? ""))) {
      refuse(response, "invalid_subject_token", "The id token is not valid");
      return;
    }
    this.core.stats.tokenExchanges += 1;
    this.webhooks.subscribe();
    if (body.requested_token_type === ONLINE) {
      response.json(this.online());
      return;
    }
    const expiring = body.expiring !== undefined && String(body.expiring) !== "0" && body.expiring !== false;
    response.json(
      expiring ? this.offline() : { access_token: this.issue(Infinity), scope: this.core.scopes.join(",") },
    );
  }

  /** A refresh token works once: the answer carries the next one. */
  rotate(body: TokenRequest, response: Response): void {
    const token = body.refresh_token ?? "";
    const until = this.refresh.get(token);
    if (until === undefined || until <= this.core.now().getTime()) {
      refuse(response, "invalid_grant", "The refresh token is expired, revoked or already used");
      return;
    }
    this.refresh.delete(token);
    this.core.stats.refreshes += 1;
    response.json(this.offline());
  }

  private issue(lifetimeMs: number): string {
    const token = `shpat_${randomBytes(16).toString("hex")}`;
    this.access.set(token, this.core.now().getTime() + lifetimeMs);
    return token;
  }

  private offline() {
    const refreshToken = `shprt_${randomBytes(16).toString("hex")}`;
    this.refresh.set(refreshToken, this.core.now().getTime() + REFRESH_MS);
    return {
      access_token: this.issue(OFFLINE_MS),
      scope: this.core.scopes.join(","),
      expires_in: OFFLINE_MS / 1_000,
      refresh_token: refreshToken,
      refresh_token_expires_in: REFRESH_MS / 1_000,
    };
  }

  private online() {
    const scope = this.core.scopes.join(",");
    return {
      access_token: this.issue(ONLINE_SECONDS * 1_000),
      scope,
      expires_in: ONLINE_SECONDS,
      associated_user_scope: scope,
      associated_user: ADMIN_USER,
    };
  }

  private async isIdToken(token: string): Promise<boolean> {
    const { apiKey, apiSecret } = this.core.options;
    try {
      const { payload } = await jwtVerify(token, new TextEncoder().encode(apiSecret), {
        algorithms: ["HS256"],
        audience: apiKey,
        clockTolerance: 10,
        currentDate: this.core.now(),
      });
      return payload["dest"] === `https://${this.core.state.shop}`;
    } catch {
      return false;
    }
  }
}

/** POST /admin/oauth/access_token. */
export const oauthRouter = (core: Core, desk: TokenDesk): Router => {
  const router = express.Router();
  const { apiKey, apiSecret } = core.options;
  const answer = async (request: Request, response: Response) => {
    const body = requestSchema.safeParse(request.body);
    if (!body.success) refuse(response, "invalid_request", "The request lacks a parameter");
    else if (body.data.client_id !== apiKey || body.data.client_secret !== apiSecret)
      refuse(response, "invalid_client", "The client id or secret is wrong");
    else if (body.data.grant_type === TOKEN_EXCHANGE) await desk.exchange(body.data, response);
    else if (body.data.grant_type === "refresh_token") desk.rotate(body.data, response);
    else refuse(response, "unsupported_grant_type", "The grant type is not supported");
  };
  router.post(
    "/admin/oauth/access_token",
    express.json({ limit: "64kb" }),
    express.urlencoded({ extended: false }),
    (request, response, next) => {
      answer(request, response).catch(next);
    },
  );
  return router;
};
