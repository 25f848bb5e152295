import { readEnv, type Env } from "~/config/env.server";
import type { Dialect } from "~/db/bulk.server";
import { createCipher, type Cipher } from "~/db/cipher.server";
import { isSqlite, openDb, type Db } from "~/db/client.server";
import { systemClock, type Clock } from "~/integrations/clock.server";
import { timeOrderedIds, type Ids } from "~/integrations/ids.server";

/** Builds everything once per process; the one place that knows every part. */
export const createDeps = (env: Env, clock: Clock = systemClock) => {
  const db: Db = openDb(env.DATABASE_URL);
  const dialect: Dialect = isSqlite(env.DATABASE_URL) ? "sqlite" : "postgres";
  const cipher: Cipher = createCipher(env.ENCRYPTION_KEYS);
  const ids: Ids = timeOrderedIds(clock.now);
  return {
    env,
    clock,
    ids,
    db,
    dialect,
    cipher,
  };
};

export type Deps = ReturnType<typeof createDeps>;

const holder = globalThis as { duewellDeps?: Deps };

/** The process's parts, made at first use and kept across development reloads. */
export const getDeps = (): Deps => (holder.duewellDeps ??= createDeps(readEnv()));
