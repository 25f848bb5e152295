import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, person, DESKTOP } from "./browser";
import { nothingWentWrong, watchFor } from "./faults";

const PAGES: Readonly<Record<string, string>> = {
  "/fine": "<h1>Fine</h1><script>console.warn('only a warning')</script>",
  "/throws": "<script>throw new Error('nobody caught me')</script>",
  "/rejects": "<script>Promise.reject(new Error('nobody waited for me'))</script>",
  "/tells": "<script>console.error('something is wrong')</script>",
  "/asks": "<script>fetch('/broken')</script>",
  "/frames": "<iframe src='/throws'></iframe>",
};

let server: Server;
let browser: Browser;
let address: string;

beforeAll(async () => {
  server = createServer(({ url = "" }, response) => {
    response.writeHead(PAGES[url] === undefined ? 503 : 200, { "content-type": "text/html" });
    response.end(PAGES[url] === undefined ? "" : `<link rel="icon" href="data:,"><title>A page</title>${PAGES[url]}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  server.close();
});

const faultsOf = async (path: string): Promise<string[]> => {
  const faults: string[] = [];
  const context = await browser.newContext();
  watchFor(context, faults);
  const page = await context.newPage();
  await page.goto(`${address}${path}`);
  await page.waitForLoadState("networkidle");
  await context.close();
  return faults;
};

test("a page on which nothing is wrong has no faults", async () => {
  expect(await faultsOf("/fine")).toEqual([]);
});

test.each([
  ["an error that nothing caught", "/throws", "not caught: nobody caught me"],
  ["a promise that nobody waited for", "/rejects", "not caught: nobody waited for me"],
  ["an error told to the console", "/tells", "console: something is wrong"],
  ["an answer that failed to what a page asked", "/asks", "answered 503: GET"],
  ["a page that failed itself", "/not-there", "answered 503: GET"],
  ["an error in a frame", "/frames", "not caught: nobody caught me"],
])("%s is written down, with the page on which it was", async (_name, path, fault) => {
  const found = (await faultsOf(path)).find((line) => line.startsWith(fault));
  expect(found).toContain(path === "/not-there" ? `${address}/not-there (on it)` : `(on ${address}${path})`);
});

test("the window of a person is watched, and the test that runs is told", async () => {
  const window = await person(browser, DESKTOP);
  const page = await window.newPage();
  await page.goto(`${address}/throws`);
  await expect.poll(() => page.title()).toBe("A page");
  await window.close();
  expect(nothingWentWrong).toThrow(/nobody caught me/);
});
