import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import { Session } from "@shopify/shopify-api";
import type { Cipher } from "./cipher.server";
import type { Db } from "./client.server";

const mapTokens = (session: Session, change: (text: string) => string): Session =>
  new Session({
    ...session.toObject(),
    ...(session.accessToken ? { accessToken: change(session.accessToken) } : {}),
    ...(session.refreshToken ? { refreshToken: change(session.refreshToken) } : {}),
  });

/** Shopify's session storage with the tokens encrypted at rest: a copied database opens no store. */
export class EncryptedSessionStorage extends PrismaSessionStorage<Db> {
  readonly #cipher: Cipher;

  constructor(db: Db, cipher: Cipher) {
    // A fresh database is migrated right after this is made.
    super(db, { connectionRetries: 100, connectionRetryIntervalMs: 100 });
    this.#cipher = cipher;
  }

  override storeSession(session: Session): Promise<boolean> {
    return super.storeSession(mapTokens(session, this.#cipher.encrypt));
  }

  override async loadSession(id: string): Promise<Session | undefined> {
    const session = await super.loadSession(id);
    return session && mapTokens(session, this.#cipher.decrypt);
  }

  override async findSessionsByShop(shop: string): Promise<Session[]> {
    return (await super.findSessionsByShop(shop)).map((session) => mapTokens(session, this.#cipher.decrypt));
  }
}
