import { createCipher } from "~/db/cipher.server";
import { createShops } from "~/db/shops.server";
import { freshDatabase } from "~tests/factories/database";

const KEY = Buffer.alloc(32, 7).toString("base64");

export const SHOP = "one.myshopify.com";
/** Appears in the settings and must appear nowhere else. */
export const SECRET = "very-secret-value";

/** A database with one American shop that sells in dollars, and the settings with which commands reach it. */
export const importShop = async () => {
  const { db, url } = await freshDatabase();
  const cipher = createCipher([{ id: "k1", key: KEY }]);
  await createShops(db, cipher).install(
    SHOP,
    { name: "One", country: "US", currency: "USD", timeZone: "America/New_York", email: "a@example.com" },
    new Date("2025-01-01T00:00:00Z"),
  );
  const env: Record<string, string> = {
    DATABASE_URL: url,
    SHOPIFY_APP_URL: "https://duewell.example.com",
    SHOPIFY_API_KEY: "key",
    SHOPIFY_API_SECRET: SECRET,
    ENCRYPTION_KEYS: `k1:${KEY}`,
  };
  return { db, env };
};
