import { afterEach, beforeEach, vi } from "vitest";

/** An error that only the console saw is a bug that no test saw. */
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation((...args: unknown[]) => {
    throw new Error(`console.error was called: ${args.map(String).join(" ")}`);
  });
});
afterEach(() => vi.restoreAllMocks());
