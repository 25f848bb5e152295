import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** The one data model for PostgreSQL: the same text with another provider and another place for the client. */
export const postgresSchema = (sqlite) =>
  [
    "// Written by scripts/postgres-schema.js from ../schema.prisma; change that file and run `npm run setup`.",
    sqlite
      .replace(/^\/\/.*\n/gm, "")
      .replace('"../app/db/generated/sqlite"', '"../../app/db/generated/postgres"')
      .replace('provider = "sqlite"', 'provider = "postgresql"')
      .trimStart(),
  ].join("\n");

export const writePostgresSchema = () => {
  const folder = join(root, "prisma/postgres");
  mkdirSync(folder, { recursive: true });
  const schema = postgresSchema(readFileSync(join(root, "prisma/schema.prisma"), "utf8"));
  writeFileSync(join(folder, "schema.prisma"), schema);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) writePostgresSchema();
