import type { HeldValues } from "~/domain/shopify-fields/changes";

/** An order or customer, what its fields are made of, and what was written for it before. */
export type FieldOwner<Facts> = {
  /** Pages are cut by it. */
  readonly rowId: string;
  /** The GID of the order or customer. */
  readonly ownerId: string;
  readonly customerId: string;
  readonly facts: Facts;
  /** What was last asked for. */
  readonly wanted: HeldValues;
  /** What Shopify accepted. */
  readonly held: HeldValues;
};

export type FieldPage = {
  readonly shopId: string;
  /** The day in the shop's zone. */
  readonly today: string;
  readonly now: Date;
  /** Row id of the last owner of the page before; empty for the first page. */
  readonly after: string;
  readonly take: number;
};

export type WrittenRow = {
  readonly ownerId: string;
  readonly customerId: string;
  readonly state: string;
  readonly wanted: HeldValues;
  readonly held: HeldValues;
  readonly error: string | null;
};
