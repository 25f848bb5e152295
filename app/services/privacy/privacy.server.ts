import { customerRowId } from "~/contracts/row-ids";

export type PrivacyDeps = {
  readonly store: {
    /** Removes name, addresses, contact points and message texts; amounts and dates stay without a person. */
    readonly eraseCustomer: (shopId: string, customerId: string, now: Date) => Promise<void>;
    readonly eraseShop: (shopId: string) => Promise<void>;
    readonly isInstalled: (shopId: string) => Promise<boolean>;
    readonly audit: (
      shopId: string,
      entry: { readonly action: string; readonly subject: string; readonly detail: string },
      now: Date,
    ) => Promise<void>;
  };
  readonly now: () => Date;
};

/** Forgets one customer, or everything of a shop that left; a shop that came back in the meantime is kept. */
export const erasePersonal = async (
  deps: PrivacyDeps,
  shopId: string,
  customerId: string | undefined,
): Promise<void> => {
  const now = deps.now();
  if (customerId === undefined) {
    if (!(await deps.store.isInstalled(shopId))) await deps.store.eraseShop(shopId);
    return;
  }
  const rowId = customerRowId(shopId, customerId);
  await deps.store.eraseCustomer(shopId, rowId, now);
  await deps.store.audit(
    shopId,
    { action: "customer.erased", subject: rowId, detail: "requested through Shopify" },
    now,
  );
};

/** Records the request; the customer's page in the admin shows and exports all that is stored. */
export const exportPersonal = async (deps: PrivacyDeps, shopId: string, customerId: string): Promise<void> => {
  const subject = customerRowId(shopId, customerId);
  await deps.store.audit(
    shopId,
    { action: "customer.data_requested", subject, detail: "requested through Shopify" },
    deps.now(),
  );
};
