import type { Db, DbOrTx } from "./client.server";

const listed = (text: string | null | undefined): string[] => (text ?? "").split(",").filter((scope) => scope !== "");

/** What the shop grants, as was last heard: with its token, or since. */
export const grantedScopes = async (db: DbOrTx, shopId: string): Promise<string[]> => {
  const session = await db.session.findFirst({ where: { shop: shopId, isOnline: false }, select: { scope: true } });
  return listed(session?.scope);
};

/** The scopes that were acted upon; a shop that was installed before they were remembered has those of its token. */
export const createScopeStore = (db: Db) => ({
  known: async (shopId: string): Promise<string[]> => {
    const shop = await db.shop.findUnique({ where: { id: shopId }, select: { knownScopes: true } });
    return shop && shop.knownScopes !== null ? listed(shop.knownScopes) : grantedScopes(db, shopId);
  },
  save: async (shopId: string, scopes: readonly string[]): Promise<void> => {
    const text = scopes.join(",");
    // The scope alone: a token that is refreshed at the same moment is not touched.
    await db.$transaction([
      db.session.updateMany({ where: { shop: shopId, isOnline: false }, data: { scope: text } }),
      db.shop.updateMany({ where: { id: shopId }, data: { knownScopes: text } }),
    ]);
  },
});
