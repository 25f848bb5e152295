import { PrismaLibSQL } from "@prisma/adapter-libsql";
import { PrismaPg } from "@prisma/adapter-pg";
import { defineConfig } from "prisma/config";

const url = process.env["DATABASE_URL"] ?? "file:.data/duewell.db";
const isPostgres = /^postgres(ql)?:/.test(url);

/** `engine: "js"` runs every Prisma command through the adapter, so no engine has to be downloaded. */
export default defineConfig({
  schema: isPostgres ? "prisma/postgres/schema.prisma" : "prisma/schema.prisma",
  experimental: { adapter: true },
  engine: "js",
  adapter: async () => (isPostgres ? new PrismaPg({ connectionString: url }) : new PrismaLibSQL({ url })),
});
