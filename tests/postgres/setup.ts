import type { TestProject } from "vitest/node";
import { startPostgres } from "~tests/factories/postgres";

declare module "vitest" {
  interface ProvidedContext {
    /** Set in the suites that run on PostgreSQL; the others make SQLite files. */
    readonly postgres: { readonly url: string; readonly template: string } | undefined;
  }
}

/** One server for all suites of the project that run on PostgreSQL. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { url, template, stop } = await startPostgres();
  project.provide("postgres", { url, template });
  return stop;
}
