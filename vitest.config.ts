import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = {
  "~": fileURLToPath(new URL("./app", import.meta.url)),
  "~tests": fileURLToPath(new URL("./tests", import.meta.url)),
};
const project = (name: string, include: string[], more: object = {}) => ({
  extends: true as const,
  test: { name, include, restoreMocks: true, setupFiles: ["tests/setup.ts"], ...more },
});

/** What has no state between tests needs its modules loaded once, which takes longer than many of these tests do. */
const PURE = { poolOptions: { forks: { isolate: false } } };

export default defineConfig({
  resolve: { alias },
  esbuild: { target: "es2022" },
  test: {
    // A machine with other work is slow, not wrong.
    testTimeout: 30_000,
    projects: [
      project("unit", ["tests/unit/**/*.test.{ts,tsx}"], PURE),
      project("contract", ["tests/contract/**/*.test.ts"], PURE),
      project("architecture", ["tests/architecture/**/*.test.ts"], PURE),
      {
        extends: true as const,
        esbuild: { jsx: "automatic" as const, jsxImportSource: "preact" },
        test: {
          name: "extensions",
          include: ["extensions/*/tests/**/*.test.{ts,tsx}"],
          environment: "jsdom",
          server: { deps: { inline: [/@shopify\/ui-extensions-tester/] } },
        },
      },
      project("integration", ["tests/integration/**/*.test.ts"], { testTimeout: 60_000, hookTimeout: 60_000 }),
      // What talks to the database runs on the other one as well.
      project(
        "postgres",
        [
          "tests/postgres/**/*.test.ts",
          "tests/integration/{backfill,contacts,database,fields,health,inbox,jobs,models,orders,segments,shops,views}/**/*.test.ts",
          "tests/scenarios/month.test.ts",
        ],
        { testTimeout: 180_000, hookTimeout: 60_000, globalSetup: ["tests/postgres/setup.ts"] },
      ),
      project("scenarios", ["tests/scenarios/**/*.test.ts"], { testTimeout: 180_000, hookTimeout: 60_000 }),
      project("e2e", ["tests/e2e/**/*.test.ts"], {
        setupFiles: ["tests/setup.ts", "tests/e2e/setup.ts"],
        testTimeout: 300_000,
        hookTimeout: 300_000,
        fileParallelism: false,
      }),
    ],
  },
});
