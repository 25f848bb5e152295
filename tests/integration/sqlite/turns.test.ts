import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase } from "~tests/factories/database";

const { db, url } = await freshDatabase();

const MINUTE_MS = 60_000;
const WRITES = 20;

describe("two processes that write to one SQLite file", () => {
  let greedy: ChildProcess;
  beforeAll(async () => {
    const script = new URL("greedy-writer.ts", import.meta.url).pathname;
    greedy = spawn(process.execPath, ["--import", "tsx", script, url], { stdio: ["ignore", "pipe", "inherit"] });
    if (greedy.stdout) await once(greedy.stdout, "data");
  }, MINUTE_MS);
  afterAll(async () => {
    greedy.kill("SIGKILL");
    await once(greedy, "close");
  });

  const write = (key: string): Promise<unknown> =>
    db.lease.create({ data: { key, owner: "patient", expiresAt: new Date() } });

  it(
    "take turns: beside one that writes without a pause the other gets in time and again, and goes on meanwhile",
    async () => {
      const delay = monitorEventLoopDelay({ resolution: 5 });
      delay.enable();
      const waits: number[] = [];
      for (let i = 0; i < WRITES; i++) {
        const began = performance.now();
        await write(`patient-${String(i)}`);
        waits.push(performance.now() - began);
      }
      delay.disable();
      expect(greedy.exitCode).toBeNull();
      // Each waits for the transaction that runs; a second is three of them.
      expect(waits.sort((a, b) => a - b)[WRITES / 2] ?? Infinity).toBeLessThan(1_000);
      expect(Math.max(...waits)).toBeLessThan(5_000);
      expect(delay.max / 1e6).toBeLessThan(250);
    },
    MINUTE_MS,
  );
});
