import type { FieldOwner, FieldPage, WrittenRow } from "~/contracts/fields";
import type { JobRequest } from "~/contracts/jobs";
import type { ShopSettings } from "~/contracts/shop";
import type { DebtFacts, DebtorFacts, FieldKey } from "~/domain/shopify-fields/types";

/** A value that Shopify did not take, with its reason. */
export type Refusal = { readonly ownerId: string; readonly key: string; readonly message: string };
export type FieldValue = { readonly ownerId: string; readonly key: FieldKey; readonly value: string };
export type FieldAccess = { readonly orders: boolean; readonly customers: boolean };

export type FieldsDeps = {
  readonly shop: (shopId: string) => Promise<ShopSettings>;
  /** Which owners the scopes of the shop's token allow to write. */
  readonly access: (shopId: string) => Promise<FieldAccess>;
  readonly store: {
    readonly orders: (page: FieldPage) => Promise<FieldOwner<DebtFacts>[]>;
    readonly customers: (page: FieldPage) => Promise<FieldOwner<DebtorFacts>[]>;
    readonly record: (shopId: string, rows: readonly WrittenRow[], now: Date) => Promise<void>;
  };
  readonly shopify: {
    /** Answers what was refused; undefined when the store does not let the app write at all. */
    readonly set: (shopId: string, values: readonly FieldValue[]) => Promise<readonly Refusal[] | undefined>;
    readonly remove: (
      shopId: string,
      fields: readonly { readonly ownerId: string; readonly key: string }[],
    ) => Promise<readonly Refusal[] | undefined>;
  };
  /** One run at a time for a shop: two could leave the older value standing. */
  readonly lease: {
    readonly take: (shopId: string, owner: string, now: Date, until: Date) => Promise<boolean>;
    readonly release: (shopId: string, owner: string) => Promise<void>;
  };
  readonly enqueue: (jobs: readonly JobRequest[]) => Promise<void>;
  readonly newId: () => string;
  readonly now: () => Date;
};
