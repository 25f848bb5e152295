import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, it } from "vitest";
import { DAY_MS } from "~/domain/shared/duration";

const preload = new URL("../../local-store/preload.mjs", import.meta.url).pathname;
let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "preload-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs a script in a process of its own and reads the JSON it prints. */
const run = async (script: string, storeUrl: string): Promise<Record<string, unknown>> => {
  const clockFile = join(folder, "clock.json");
  await writeFile(clockFile, JSON.stringify({ offsetMs: DAY_MS }));
  const env = { ...process.env, LOCAL_STORE_CLOCK_FILE: clockFile, LOCAL_STORE_URL: storeUrl };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", preload, "--input-type=module", "-e", script],
    { env },
  );
  return JSON.parse(stdout) as Record<string, unknown>;
};

it("moves the clock and keeps Date a proper class", async () => {
  const result = await run(
    `import { writeFileSync } from "node:fs";
    const first = Date.now();
    class Sub extends Date {}
    const made = { date: new Date() instanceof Date, sub: new Sub() instanceof Sub, utc: Date.UTC(2020, 0, 1),
      fixed: new Date(0).toISOString(), same: Math.abs(new Date().getTime() - Date.now()) < 50 };
    writeFileSync(process.env.LOCAL_STORE_CLOCK_FILE, JSON.stringify({ offsetMs: ${3 * DAY_MS} }));
    setTimeout(() => console.log(JSON.stringify({ first, later: Date.now(), ...made })), 5);`,
    "",
  );
  expect(result).toMatchObject({
    date: true,
    sub: true,
    same: true,
    utc: 1577836800000,
    fixed: new Date(0).toISOString(),
  });
  expect(Math.abs(Number(result["first"]) - Date.now() - DAY_MS)).toBeLessThan(30_000);
  expect(Number(result["later"]) - Number(result["first"])).toBeGreaterThanOrEqual(2 * DAY_MS);
});

it("sends calls to Shopify to the store, however they are made", async () => {
  const server = createServer((request, response) => {
    response.end([request.method, request.url, request.headers["x-a"], request.headers["x-forwarded-host"]].join(" "));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const result = await run(
    `const init = { method: "POST", body: "x", headers: { "x-a": "1" } };
    const url = "https://demo.myshopify.com/admin?b=2";
    const texts = [];
    for (const input of [[url, init], [new URL(url), init], [new Request(url, init)]])
      texts.push(await (await fetch(...input)).text());
    console.log(JSON.stringify({ texts }));`,
    `http://127.0.0.1:${port}`,
  );
  expect(result["texts"]).toEqual(Array(3).fill("POST /admin?b=2 1 demo.myshopify.com"));
  await new Promise((resolve) => server.close(resolve));
});
