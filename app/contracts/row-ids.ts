/**
 * Row identifiers made from what Shopify calls a thing: the same order always becomes the same row, so that bulk
 * upserts need no look-up first. A GID contributes its number.
 */
const tail = (gid: string): string => gid.slice(gid.lastIndexOf("/") + 1);

export const customerRowId = (shopId: string, customerId: string): string => `${shopId}/c/${tail(customerId)}`;
export const obligationRowId = (shopId: string, orderId: string): string => `${shopId}/o/${tail(orderId)}`;
/** `key` is the instalment's within its order (`InstalmentPlan.key`). */
export const instalmentRowId = (obligationId: string, key: string): string => `${obligationId}/${key}`;
/** The obligation that an instalment belongs to. */
export const instalmentObligation = (instalmentId: string): string =>
  instalmentId.slice(0, instalmentId.lastIndexOf("/"));
