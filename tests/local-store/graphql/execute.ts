import {
  defaultFieldResolver,
  execute,
  getNamedType,
  GraphQLError,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFieldResolver,
} from "graphql";
import type { Core } from "../core";
import { adminSchema, scopeGuard } from "./schema";

const documentation = "https://shopify.dev/api/usage/access-scopes";

/** Runs documents against the real schema over plain objects, refusing what the granted scopes do not cover. */
export const executor = (core: Pick<Core, "scopes">) => {
  let guarded = core.scopes;
  let guard = scopeGuard(guarded);
  const fieldResolver: GraphQLFieldResolver<unknown, unknown> = (source, args, context, info) => {
    if (guarded !== core.scopes) {
      guarded = core.scopes;
      guard = scopeGuard(guarded);
    }
    const denied = guard(info.parentType.name, info.fieldName, getNamedType(info.returnType).name);
    if (denied !== null) throw new GraphQLError(denied, { extensions: { code: "ACCESS_DENIED", documentation } });
    return defaultFieldResolver(source, args as Record<string, unknown>, context, info);
  };
  return async (
    document: DocumentNode,
    rootValue: object,
    variableValues: Readonly<Record<string, unknown>> = {},
    operationName?: string,
  ): Promise<ExecutionResult> =>
    execute({
      schema: adminSchema().schema,
      document,
      rootValue,
      variableValues,
      operationName: operationName ?? null,
      fieldResolver,
    });
};

export type Executor = ReturnType<typeof executor>;
