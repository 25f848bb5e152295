import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, describe, expect, test } from "vitest";
import { mountOperations } from "~/serve-operations.server";
import { freshBase, testClock } from "~tests/factories/base";

const TOKEN = "a-token-of-some-length";

const serve = async (more: Record<string, string>): Promise<string> => {
  const base = await freshBase(testClock(new Date("2026-11-24T12:00:00Z")), more);
  const app = express();
  mountOperations(app, base);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
};

describe("the addresses for operators", () => {
  test("say that the process lives and its database answers", async () => {
    const url = await serve({});
    expect(await (await fetch(`${url}/healthz`)).text()).toBe("ok");
    expect(await (await fetch(`${url}/readyz`)).text()).toBe("ready");
  });

  test("show counts to this machine, and not through a proxy", async () => {
    const url = await serve({});
    expect(await (await fetch(`${url}/metrics`)).text()).toContain("duewell_jobs_due 0");
    const proxied = await fetch(`${url}/metrics`, { headers: { "x-forwarded-for": "127.0.0.1" } });
    expect(proxied.status).toBe(401);
  });

  test("show counts to who has the token, once there is one", async () => {
    const url = await serve({ METRICS_TOKEN: TOKEN });
    const ask = (authorization: string) => fetch(`${url}/metrics`, { headers: { authorization } });
    expect((await ask(`Bearer ${TOKEN}`)).status).toBe(200);
    expect((await ask("Bearer something else")).status).toBe(401);
    expect((await fetch(`${url}/metrics`)).status).toBe(401);
  });
});
