import {
  getNamedType,
  GraphQLError,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
} from "graphql";
import { ALL_OF_IT } from "./graphql/connection";
import { adminSchema, checkQuery } from "./graphql/schema";

const MAX_CONNECTIONS = 5;
const MAX_DEPTH = 2;

export type BulkQuery = { readonly document: DocumentNode; readonly rootField: string };

const selectionsOf = (field: FieldNode, name: string): readonly FieldNode[] =>
  (field.selectionSet?.selections ?? []).filter(
    (one): one is FieldNode => one.kind === Kind.FIELD && one.name.value === name,
  );

/** A parent of nested connections must select its id: it becomes their __parentId. */
const selectsId = (connection: FieldNode): boolean => {
  const nodes = [
    ...selectionsOf(connection, "nodes"),
    ...selectionsOf(connection, "edges").flatMap((edge) => selectionsOf(edge, "node")),
  ];
  return nodes.length > 0 && nodes.every((node) => selectionsOf(node, "id").length > 0);
};

/** Removes the paging of connections: a bulk operation reads all of everything. */
const unpaged = (
  document: DocumentNode,
  seen: (field: FieldNode, parents: readonly FieldNode[]) => void,
): DocumentNode => {
  const typeInfo = new TypeInfo(adminSchema().schema);
  const parents: FieldNode[] = [];
  return visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field: {
        enter: (field) => {
          const type = typeInfo.getType();
          if (!type || !getNamedType(type).name.endsWith("Connection")) return undefined;
          seen(field, [...parents]);
          parents.push(field);
          const kept = (field.arguments ?? []).filter((one) => !/^(first|last|after|before)$/.test(one.name.value));
          const all = {
            kind: Kind.ARGUMENT,
            name: { kind: Kind.NAME, value: "first" },
            value: { kind: Kind.INT, value: String(ALL_OF_IT) },
          } as const;
          return { ...field, arguments: [...kept, all] };
        },
        leave: () => {
          const type = typeInfo.getType();
          if (type && getNamedType(type).name.endsWith("Connection")) parents.pop();
        },
      },
    }),
  );
};

/** Reads the query of a bulk operation and refuses what Shopify refuses. */
export const readBulkQuery = (query: string): BulkQuery => {
  const checked = checkQuery(query);
  if ("errors" in checked) throw checked.errors[0] ?? new GraphQLError("Invalid query");
  let count = 0;
  const document = unpaged(checked.document, (field, parents) => {
    count += 1;
    if (parents.length > MAX_DEPTH) throw new GraphQLError("Bulk queries cannot contain connections deeper than 2.");
    const parent = parents.at(-1);
    if (parent && !selectsId(parent)) {
      throw new GraphQLError(
        "The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type.",
      );
    }
    if (field.alias) throw new GraphQLError("Connections of bulk queries cannot have aliases here.");
  });
  if (count === 0) throw new GraphQLError("Bulk queries must contain at least one connection.");
  if (count > MAX_CONNECTIONS) throw new GraphQLError("Bulk queries cannot contain more than 5 connections.");
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  const root = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections[0] : undefined;
  if (root?.kind !== Kind.FIELD) throw new GraphQLError("Bulk queries must begin with a field.");
  return { document, rootField: root.name.value };
};

type Row = Record<string, unknown>;

const isRow = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);

/** The nodes of a connection, or null for anything else. */
const nodesOf = (value: unknown): Row[] | null => {
  if (!isRow(value)) return null;
  if (Array.isArray(value["nodes"])) return value["nodes"].filter(isRow);
  if (!Array.isArray(value["edges"])) return null;
  return value["edges"].flatMap((edge: unknown) => (isRow(edge) && isRow(edge["node"]) ? [edge["node"]] : []));
};

type Nested = Row[];

/** Takes the connections out of a row, also those inside its objects; plain lists stay where they are. */
const split = (row: Row, nested: Nested): Row => {
  const kept: Row = {};
  for (const [key, value] of Object.entries(row)) {
    const nodes = nodesOf(value);
    if (nodes) nested.push(...nodes);
    else kept[key] = isRow(value) ? split(value, nested) : value;
  }
  return kept;
};

const writeRow = (row: Row, parentId: unknown, lines: string[]): void => {
  const nested: Nested = [];
  const kept = split(row, nested);
  lines.push(JSON.stringify(parentId === undefined ? kept : { ...kept, __parentId: parentId }));
  for (const child of nested) writeRow(child, row["id"], lines);
};

/** The lines of one answer: each node of a connection is a line, its children follow and name it as their parent. */
export const toLines = (data: unknown): { readonly lines: string[]; readonly roots: number } => {
  const lines: string[] = [];
  let roots = 0;
  for (const value of Object.values(isRow(data) ? data : {})) {
    for (const row of nodesOf(value) ?? []) {
      roots += 1;
      writeRow(row, undefined, lines);
    }
  }
  return { lines, roots };
};
