import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

/** Personal data at rest: AES-256-GCM with a key ring, and a keyed hash to look values up by. */
export type Cipher = {
  /** `id.iv.tag.data`, all base64url; a fresh IV every time, so equal texts look different. */
  readonly encrypt: (text: string) => string;
  /** Throws when the text was altered or its key is no longer in the ring. */
  readonly decrypt: (sealed: string) => string;
  /** Same text, same hash, under a key of its own; the text is trimmed and lower-cased first. */
  readonly hash: (text: string) => string;
};

type Key = { readonly id: string; readonly key: string };

const derive = (key: Key, purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", Buffer.from(key.key, "base64"), "duewell", purpose, 32));

/** The first key encrypts; every key decrypts. The hash uses the last (oldest) key, so that rotation keeps look-ups. */
export const createCipher = (ring: readonly Key[]): Cipher => {
  const keys = new Map(ring.map((key) => [key.id, derive(key, "encrypt")]));
  const [newest] = ring;
  const oldest = ring.at(-1);
  if (!newest || !oldest) throw new Error("ENCRYPTION_KEYS holds no key");
  const current = derive(newest, "encrypt");
  const hashKey = derive(oldest, "hash");

  return {
    encrypt: (text) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", current, iv);
      const data = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return [newest.id, ...[iv, cipher.getAuthTag(), data].map((part) => part.toString("base64url"))].join(".");
    },
    decrypt: (sealed) => {
      const [id = "", iv = "", tag = "", data = ""] = sealed.split(".");
      const key = keys.get(id);
      if (!key) throw new Error(`No encryption key "${id}" in ENCRYPTION_KEYS`);
      const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "base64url"));
      decipher.setAuthTag(Buffer.from(tag, "base64url"));
      return Buffer.concat([decipher.update(Buffer.from(data, "base64url")), decipher.final()]).toString("utf8");
    },
    hash: (text) => createHmac("sha256", hashKey).update(text.trim().toLowerCase()).digest("base64url"),
  };
};
