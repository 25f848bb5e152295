import express, { type Request, type Response, type Router } from "express";
import { z } from "zod";
import type { BulkDesk } from "../bulk";
import type { Core } from "../core";
import type { TokenDesk } from "../oauth";
import { actualCost, requestedCost, type Throttle } from "./cost";
import type { Executor } from "./execute";
import { gid } from "./format";
import { rootFields } from "./root";
import { API_VERSION, checkQuery } from "./schema";

const UNAUTHORIZED = "[API] Invalid API key or access token (unrecognized login or wrong password)";

const bodySchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

type GraphqlParts = {
  readonly core: Core;
  readonly desk: TokenDesk;
  readonly bulk: BulkDesk;
  readonly throttle: Throttle;
  readonly run: Executor;
};

/** The body of a refusal; its status is 200. */
export const throttled = (requested: number, throttle: Throttle) => ({
  errors: [
    {
      message: "Throttled",
      extensions: { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/rate-limits" },
    },
  ],
  extensions: {
    cost: { requestedQueryCost: requested, actualQueryCost: null, throttleStatus: throttle.status() },
  },
});

/** Whether the request names an order over which nothing at all is answered. */
const failsWhole = ({ failing }: Core, variables: object): boolean => {
  const text = JSON.stringify(variables);
  return [...failing].some(([id, fault]) => fault === "answer" && text.includes(`"${gid("Order", id)}"`));
};

const answer = async (parts: GraphqlParts, request: Request, response: Response) => {
  const { core, desk, bulk, throttle, run } = parts;
  if (!desk.accepts(request.get("x-shopify-access-token"))) return response.status(401).json({ errors: UNAUTHORIZED });
  const body = bodySchema.safeParse(request.body);
  if (!body.success) return response.status(400).json({ errors: { query: "Required parameter missing or invalid" } });
  core.stats.graphqlRequests += 1;
  const checked = checkQuery(body.data.query);
  if ("errors" in checked) return response.json({ errors: checked.errors.map((error) => error.toJSON()) });

  const variables = body.data.variables ?? {};
  if (failsWhole(core, variables)) return response.json({ errors: [{ message: "Internal error", extensions: { code: "INTERNAL_SERVER_ERROR" } }] }); // prettier-ignore
  const requested = requestedCost(checked.document, variables);
  if (!throttle.take(requested)) {
    core.stats.throttled += 1;
    return response.json(throttled(requested, throttle));
  }
  const root = rootFields({ core, scopes: core.scopes, bulk });
  const result = await run(checked.document, root, variables, body.data.operationName ?? undefined);
  const actual = Math.min(requested, Math.max(1, actualCost(result.data) - 1));
  throttle.giveBack(requested - actual);
  return response.json({
    ...result,
    extensions: {
      cost: { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus: throttle.status() },
    },
  });
};

/** POST /admin/api/2026-07/graphql.json; other versions do not exist here. */
export const graphqlRouter = (parts: GraphqlParts): Router => {
  const router = express.Router();
  router.post(
    `/admin/api/${API_VERSION}/graphql.json`,
    express.json({ limit: "1mb" }),
    express.text({ type: "application/graphql", limit: "1mb" }),
    (request, response, next) => {
      if (typeof request.body === "string") request.body = { query: request.body };
      answer(parts, request, response).catch(next);
    },
  );
  router.all("/admin/api/:version/*", (_request, response) => {
    response.status(404).json({ errors: "Not Found" });
  });
  return router;
};
