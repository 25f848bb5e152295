import { expect, test } from "vitest";
import { readEnv } from "~/config/env.server";

const good = {
  SHOPIFY_APP_URL: "https://duewell.example.com",
  SHOPIFY_API_KEY: "key",
  SHOPIFY_API_SECRET: "secret",
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32).toString("base64")}`,
};

test("the defaults are a SQLite file, no Redis and an embedded worker", () => {
  expect(readEnv(good)).toMatchObject({ DATABASE_URL: "file:.data/duewell.db", EMBEDDED_WORKER: "on", PORT: 3000 });
});

test.each([
  ["DATABASE_URL", "mysql://x", "DATABASE_URL must start with file:"],
  ["REDIS_URL", "localhost", "REDIS_URL must start with redis://"],
  ["ENCRYPTION_KEYS", "k1:short", "ENCRYPTION_KEYS must be id:key pairs"],
  ["SHOPIFY_APP_URL", "duewell", "SHOPIFY_APP_URL must be the https address"],
  ["EMBEDDED_WORKER", "yes", "EMBEDDED_WORKER"],
])("a wrong %s stops the start with a sentence that names it", (name, value, sentence) => {
  expect(() => readEnv({ ...good, [name]: value })).toThrow(sentence);
});

test("the Shopify CLI passes the tunnel's address as HOST, other hosts what to listen on", () => {
  const { SHOPIFY_APP_URL, ...rest } = good;
  const fromCli = readEnv({ ...rest, HOST: "https://some-tunnel.trycloudflare.com" });
  expect(fromCli).toMatchObject({ SHOPIFY_APP_URL: "https://some-tunnel.trycloudflare.com", HOST: "localhost" });
  expect(readEnv({ ...good, HOST: "0.0.0.0" })).toMatchObject({ SHOPIFY_APP_URL, HOST: "0.0.0.0" });
});

test("a missing secret is named", () => {
  expect(() => readEnv({ ...good, SHOPIFY_API_SECRET: undefined })).toThrow("SHOPIFY_API_SECRET");
});
