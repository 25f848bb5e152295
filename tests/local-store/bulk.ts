import { setTimeout as sleep } from "node:timers/promises";
import express, { type Router } from "express";
import { GraphQLError } from "graphql";
import { faultsRouter, noFaults, serveFile, type BulkFaults } from "./bulk-faults";
import { readBulkQuery, toLines, type BulkQuery } from "./bulk-query";
import type { Core } from "./core";
import { connection, type ConnectionArgs } from "./graphql/connection";
import type { Executor } from "./graphql/execute";
import { dateTime, dateTimeOrNull, gid } from "./graphql/format";
import { customerView, orderView } from "./graphql/order-view";
import { rootFields, selectCustomers, selectOrders, type BulkFields, type RootContext } from "./graphql/root";
import { searchFilter } from "./graphql/search";
import type { Webhooks } from "./webhooks";

/** Rows per step, and in each piece of a download; between steps other requests are served. */
export const ROWS_A_STEP = 200;
/** How often a held operation looks whether it may go on. */
const HOLD_MS = 5;
const MAX_RUNNING = 5;

type Status = "CREATED" | "RUNNING" | "COMPLETED" | "CANCELED" | "FAILED";
type Operation = {
  readonly id: number;
  readonly query: string;
  readonly createdAt: Date;
  readonly isGrouped: boolean;
  readonly chunks: string[];
  /** Lines of nested objects that come after all others, because nobody asked for them to be grouped. */
  readonly nested: string[];
  status: Status;
  completedAt: Date | null;
  errorCode: string | null;
  objects: number;
  roots: number;
  bytes: number;
};

const firstHalf = <T>(all: readonly T[]): T[] => all.slice(0, Math.ceil(all.length / 2));
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
const isOpen = (one: Operation) => one.status === "CREATED" || one.status === "RUNNING";

/** A connection made of exactly these items. */
const exactly = (views: readonly object[]) => ({
  nodes: views,
  edges: views.map((node) => ({ cursor: "", node })),
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
});

/** Runs bulk queries beside everything else and keeps their results to be fetched. */
export class BulkDesk implements BulkFields {
  private readonly operations = new Map<number, Operation>();
  private faults: BulkFaults = noFaults();

  private readonly core: Core;
  private readonly webhooks: Webhooks;
  private readonly execute: Executor;

  constructor(core: Core, webhooks: Webhooks, execute: Executor) {
    this.core = core;
    this.webhooks = webhooks;
    this.execute = execute;
  }

  run(query: string, isGrouped: boolean): object {
    const refuse = (message: string, code: string) => ({
      bulkOperation: null,
      userErrors: [{ __typename: "BulkOperationUserError", code, field: ["query"], message }],
    });
    if ([...this.operations.values()].filter(isOpen).length >= MAX_RUNNING)
      return refuse("Bulk operations limit reached. Please try again later.", "LIMIT_REACHED");
    try {
      const operation = this.create(query, isGrouped);
      const release = this.webhooks.hold();
      void this.work(operation, readBulkQuery(query)).finally(release);
      return { bulkOperation: this.view(operation), userErrors: [] };
    } catch (error) {
      if (error instanceof GraphQLError) return refuse(`Invalid bulk query: ${error.message}`, "INVALID");
      throw error;
    }
  }

  cancel(id: string): object {
    const operation = this.byGid(id);
    if (!operation || !isOpen(operation)) {
      const message = "The bulk operation does not exist or has ended.";
      return { bulkOperation: operation ? this.view(operation) : null, userErrors: [{ field: ["id"], message }] };
    }
    operation.status = "CANCELED";
    return { bulkOperation: { ...this.view(operation), status: "CANCELING" }, userErrors: [] };
  }

  find(id: string): object | null {
    const operation = this.byGid(id);
    return operation ? this.view(operation) : null;
  }

  latest(): object | null {
    const last = [...this.operations.values()].at(-1);
    return last ? this.view(last) : null;
  }

  list(args: ConnectionArgs): object {
    const matches = searchFilter<Operation>(args.query, {
      id: (one) => one.id,
      status: (one) => one.status.toLowerCase(),
      operation_type: () => "query",
      created_at: (one) => one.createdAt.getTime(),
    });
    return connection(
      {
        items: [...this.operations.values()].filter((one) => !matches || matches(one)),
        idOf: (one) => one.id,
        valueOf: (one) => one.id,
        view: (one) => this.view(one),
      },
      args,
    );
  }

  /** GET /bulk/<id>.jsonl, in pieces or from a byte on; and what tests may make go wrong. */
  router(): Router {
    const router = express.Router();
    router.get("/bulk/:id.jsonl", (request, response, next) => {
      const operation = this.operations.get(Number(request.params.id));
      if (!operation || isOpen(operation)) response.status(404).end();
      else serveFile(operation, this.faults, request, response).catch(next);
    });
    router.use(faultsRouter((faults) => (this.faults = faults)));
    return router;
  }

  private byGid(id: string): Operation | undefined {
    return this.operations.get(Number(id.split("/").at(-1)));
  }

  private create(query: string, isGrouped: boolean): Operation {
    readBulkQuery(query);
    const operation: Operation = {
      id: this.core.nextId("bulk"),
      query,
      createdAt: this.core.now(),
      isGrouped,
      chunks: [],
      nested: [],
      status: "CREATED",
      completedAt: null,
      errorCode: null,
      objects: 0,
      roots: 0,
      bytes: 0,
    };
    this.operations.set(operation.id, operation);
    return operation;
  }

  private async work(operation: Operation, query: BulkQuery): Promise<void> {
    await nextTurn();
    if (operation.status === "CREATED") operation.status = "RUNNING";
    while (this.faults.hold && operation.status === "RUNNING") await sleep(HOLD_MS);
    const breaksOff = this.faults.fail > 0;
    if (breaksOff) this.faults.fail -= 1;
    try {
      await this.walk(operation, query, breaksOff);
      this.write(operation, operation.nested.splice(0));
      if (operation.status === "RUNNING") operation.status = breaksOff ? "FAILED" : "COMPLETED";
      if (operation.status === "FAILED") operation.errorCode = "INTERNAL_SERVER_ERROR";
    } catch (error) {
      operation.status = "FAILED";
      operation.errorCode = error instanceof GraphQLError ? "ACCESS_DENIED" : "INTERNAL_SERVER_ERROR";
    }
    operation.completedAt = this.core.now();
    this.webhooks.emit("bulk_operations/finish", () => ({
      admin_graphql_api_id: gid("BulkOperation", operation.id),
      completed_at: dateTimeOrNull(operation.completedAt),
      created_at: dateTime(operation.createdAt),
      error_code: operation.errorCode?.toLowerCase() ?? null,
      status: operation.status.toLowerCase(),
      type: "query",
    }));
  }

  /** Executes the query over slices of the root connection, as it was when the operation began. */
  private async walk(operation: Operation, { document, rootField }: BulkQuery, breaksOff: boolean): Promise<void> {
    const context: RootContext = { core: this.core, scopes: this.core.scopes, bulk: this };
    const root = rootFields(context);
    let views: (() => object)[] | undefined;
    let from = 0;
    const slice = (all: () => (() => object)[]) => {
      views ??= breaksOff ? firstHalf(all()) : all();
      return exactly(views.slice(from, from + ROWS_A_STEP).map((view) => view()));
    };
    const walked = {
      orders: (args: ConnectionArgs) =>
        slice(() => selectOrders(context, args).map((order) => () => orderView(this.core, order))),
      customers: (args: ConnectionArgs) =>
        slice(() => selectCustomers(context, args).map((customer) => () => customerView(this.core, customer))),
    };
    const rootValue = { ...root, ...walked };
    for (;;) {
      const result = await this.execute(document, rootValue);
      const error = result.errors?.[0];
      if (error) throw error;
      this.keep(operation, result.data);
      from += ROWS_A_STEP;
      if (operation.status !== "RUNNING" || !(rootField in walked) || from >= (views?.length ?? 0)) return;
      await nextTurn();
    }
  }

  private keep(operation: Operation, data: unknown): void {
    const { lines, roots } = toLines(data);
    if (lines.length === 0) return;
    operation.objects += lines.length;
    operation.roots += roots;
    const isNested = (line: string) => !operation.isGrouped && line.includes('"__parentId"');
    operation.nested.push(...lines.filter(isNested));
    this.write(operation, lines.filter((line) => !isNested(line))); // prettier-ignore
  }

  private write(operation: Operation, lines: readonly string[]): void {
    if (lines.length === 0) return;
    const chunk = `${lines.join("\n")}\n`;
    operation.chunks.push(chunk);
    operation.bytes += Buffer.byteLength(chunk);
  }

  private view(operation: Operation): object {
    const done = operation.status === "COMPLETED";
    const file = operation.objects > 0 ? `${this.core.url}/bulk/${String(operation.id)}.jsonl` : null;
    const brokeOff = operation.status === "FAILED" || operation.status === "CANCELED";
    return {
      __typename: "BulkOperation",
      id: gid("BulkOperation", operation.id),
      status: operation.status,
      type: "QUERY",
      query: operation.query,
      createdAt: dateTime(operation.createdAt),
      completedAt: dateTimeOrNull(operation.completedAt),
      errorCode: operation.errorCode,
      objectCount: String(operation.objects),
      rootObjectCount: String(operation.roots),
      fileSize: done ? String(operation.bytes) : null,
      url: done ? file : null,
      partialDataUrl: brokeOff ? file : null,
    };
  }
}
