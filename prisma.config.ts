import { PrismaLibSQL } from "@prisma/adapter-libsql";
import { defineConfig } from "prisma/config";

const url = process.env["DATABASE_URL"] ?? "file:.data/duewell.db";

/** `engine: "js"` runs every Prisma command through the adapter, so no engine has to be downloaded. */
export default defineConfig({
  schema: "prisma/schema.prisma",
  experimental: { adapter: true },
  engine: "js",
  adapter: async () => new PrismaLibSQL({ url }),
});
