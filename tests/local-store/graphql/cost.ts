import {
  getNamedType,
  isCompositeType,
  isObjectType,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type SelectionSetNode,
} from "graphql";
import { adminSchema } from "./schema";

const MAXIMUM = 2_000;
const RESTORE_PER_SECOND = 100;
const MUTATION_COST = 10;
const MAX_QUERY_COST = 1_000;

/** Shopify weighs a page less than its size; the exact weights are not published. */
const pageWeight = (size: number) => Math.ceil(2 * Math.sqrt(size));

type Variables = Readonly<Record<string, unknown>>;

const pageOf = (field: FieldNode, variables: Variables): number => {
  const argument = field.arguments?.find((one) => one.name.value === "first" || one.name.value === "last");
  if (!argument) return 1;
  const { value } = argument;
  if (value.kind === Kind.INT) return Number(value.value);
  const given = value.kind === Kind.VARIABLE ? variables[value.name.value] : undefined;
  return typeof given === "number" ? given : 10;
};

class Estimator {
  private readonly document: DocumentNode;
  private readonly variables: Variables;

  constructor(document: DocumentNode, variables: Variables) {
    this.document = document;
    this.variables = variables;
  }

  set(selections: SelectionSetNode, type: GraphQLCompositeType): number {
    let cost = 0;
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FIELD) cost += this.field(selection, type);
      else if (selection.kind === Kind.INLINE_FRAGMENT)
        cost += this.set(selection.selectionSet, this.named(selection.typeCondition?.name.value) ?? type);
      else cost += this.fragment(selection.name.value, type);
    }
    return cost;
  }

  private fragment(name: string, type: GraphQLCompositeType): number {
    const found = this.document.definitions.find(
      (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name,
    );
    if (found?.kind !== Kind.FRAGMENT_DEFINITION) return 0;
    return this.set(found.selectionSet, this.named(found.typeCondition.name.value) ?? type);
  }

  private named(name: string | undefined): GraphQLCompositeType | undefined {
    const type = name === undefined ? undefined : adminSchema().schema.getType(name);
    return isCompositeType(type) ? type : undefined;
  }

  private field(field: FieldNode, parent: GraphQLCompositeType): number {
    if (!field.selectionSet || !("getFields" in parent)) return 0;
    const definition = parent.getFields()[field.name.value];
    const type = definition ? getNamedType(definition.type) : undefined;
    if (!isCompositeType(type)) return 0;
    const inner = this.set(field.selectionSet, type);
    if (isObjectType(type) && type.name.endsWith("Connection"))
      return 2 + pageWeight(pageOf(field, this.variables)) * Math.max(1, inner);
    return /^(edges|nodes|node|pageInfo)$/.test(field.name.value) ? inner : 1 + inner;
  }
}

/** An estimate of what the operation may cost, before it runs. */
export const requestedCost = (document: DocumentNode, variables: Variables): number => {
  const { schema } = adminSchema();
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return 1;
  const mutation = operation.operation === OperationTypeNode.MUTATION;
  const type = mutation ? schema.getMutationType() : schema.getQueryType();
  const cost = type ? new Estimator(document, variables).set(operation.selectionSet, type) : 0;
  return Math.min(MAX_QUERY_COST, Math.max(1, mutation ? MUTATION_COST + cost : cost));
};

/** What the answer really held, by the same weights. */
export const actualCost = (value: unknown): number => {
  if (typeof value !== "object" || value === null) return 0;
  if (Array.isArray(value)) {
    if (value.length === 0) return 0;
    const total = value.reduce<number>((sum, one) => sum + actualCost(one), 0);
    return Math.ceil((pageWeight(value.length) * total) / Math.max(value.length, pageWeight(value.length)));
  }
  return Object.values(value).reduce<number>((sum, one) => sum + actualCost(one), 1);
};

/**
 * The leaky bucket of one app in one shop. The store's clock runs with real time, so an app that waits is served; and
 * where the clock is moved by a day, the bucket has had that day to fill.
 */
export class Throttle {
  private readonly now: () => Date;
  private available = MAXIMUM;
  private at: number;

  constructor(now: () => Date) {
    this.now = now;
    this.at = now().getTime();
  }

  /** Takes the requested cost, or refuses. */
  take(cost: number): boolean {
    this.refill();
    if (this.available < cost) return false;
    this.available -= cost;
    return true;
  }

  giveBack(cost: number): void {
    this.refill();
    this.available = Math.min(MAXIMUM, this.available + Math.max(0, cost));
  }

  status() {
    this.refill();
    return {
      maximumAvailable: MAXIMUM,
      currentlyAvailable: Math.floor(this.available),
      restoreRate: RESTORE_PER_SECOND,
    };
  }

  private refill(): void {
    const now = this.now().getTime();
    this.available = Math.min(MAXIMUM, this.available + ((now - this.at) / 1_000) * RESTORE_PER_SECOND);
    this.at = now;
  }
}
