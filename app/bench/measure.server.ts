import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createBase, type Base } from "~/composition.server";
import { readEnv } from "~/config/env.server";
import { migrateTo } from "~/db/migrate.server";
import type { BenchResult } from "./types.server";

export const SECRET = "bench-secret";
export const SHOP = "bench.myshopify.com";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A database of its own with one shop that finished set-up; removed afterwards. */
export const withBase = async <T>(
  work: (base: Base, url: string) => Promise<T>,
  now: Date = new Date(),
): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), "duewell-bench-"));
  const url = `file:${join(folder, "bench.db")}`;
  const env = readEnv({
    SHOPIFY_APP_URL: "https://bench.example",
    SHOPIFY_API_KEY: "key",
    SHOPIFY_API_SECRET: SECRET,
    DATABASE_URL: url,
    ENCRYPTION_KEYS: `k:${randomBytes(32).toString("base64")}`,
    LOG_LEVEL: "silent",
  });
  const base = createBase(env, { now: () => now });
  try {
    await migrateTo(base.db, url, root);
    await base.shops.install(
      SHOP,
      { name: "Bench", country: "US", currency: "USD", timeZone: "America/New_York", email: "bench@example.com" },
      now,
    );
    await base.shops.update(SHOP, {
      setupDoneAt: now,
      setupStep: 4,
      testMode: false,
      postalAddress: "1 Bench Street, Boston",
    });
    return await work(base, url);
  } finally {
    await base.db.$disconnect();
    await rm(folder, { recursive: true, force: true });
  }
};

export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1_000;
};

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const round = (value: number, digits: number): number => Number(value.toFixed(digits));

export type Measured = {
  readonly name: string;
  readonly n: number;
  readonly seconds: number;
  /** Of single operations, or of chunks where work is done in chunks. */
  readonly durationsMs: readonly number[];
  readonly limit: { readonly what: string; readonly perSecond: number };
  /** The peak when the measured part ended, where more follows. */
  readonly rssMb?: number;
};

/** The most memory that the process has held so far. */
export const peakMb = (): number => Math.round(process.resourceUsage().maxRSS / 1_024);

export const toResult = ({ name, n, seconds, durationsMs, limit, rssMb = peakMb() }: Measured): BenchResult => {
  const sorted = [...durationsMs].sort((a, b) => a - b);
  const perSecond = n / seconds;
  return {
    name,
    n,
    seconds: round(seconds, 3),
    perSecond: Math.round(perSecond),
    p50Ms: round(percentile(sorted, 0.5), 3),
    p99Ms: round(percentile(sorted, 0.99), 3),
    rssMb,
    limit: { what: limit.what, perSecond: Math.round(limit.perSecond) },
    ratio: round(perSecond / limit.perSecond, 3),
  };
};

/** Runs `count` calls, at most `concurrency` at a time; answers how long each took, in milliseconds. */
export const pooled = async (
  count: number,
  concurrency: number,
  call: (i: number) => Promise<unknown>,
): Promise<number[]> => {
  const durations = new Array<number>(count);
  let next = 0;
  const lane = async () => {
    for (let i = next++; i < count; i = next++) {
      const startedAt = performance.now();
      await call(i);
      durations[i] = performance.now() - startedAt;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  return durations;
};
